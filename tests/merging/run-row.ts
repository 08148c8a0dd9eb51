import { NotOffered, type Subject } from "./editor-under-test.ts";
import { Ink } from "./ink.ts";
import { type OutlineBlock, toLines } from "./outline.ts";
import type { Phase, Row } from "./row.ts";
import { NeverSettles, type Role, type Running, Stage } from "./stage.ts";
import { isGood, judgeText, type Verdict, worseOf } from "./verdict.ts";

export interface RowResult {
  group: string;
  row: string;
  verdict: Verdict["word"] | "n/a";
  detail: string;
  /** In how many of the runs the verdict was this bad. */
  times: number;
  runs: number;
  /** The outline lines of the worst run, as A sees it. */
  outcome: string[];
}

export type SkipTime = (milliseconds: number) => void;

interface Outcome {
  verdict: Verdict;
  lines: string[];
}

/** Runs one row in every way it can happen (both orders of client ids, of delivery, live and after a reconnect). */
export async function runRow(
  subject: Subject,
  row: Row,
  skipTime: SkipTime,
  runnings: readonly Running[],
): Promise<RowResult> {
  const base = { group: row.group, row: row.name };
  try {
    const accepted = [...row.expect, ...(await serialOutcomes(subject, row, skipTime))].map((lines) =>
      lines.join("\n"),
    );
    const outcomes: Outcome[] = [];
    for (const running of runnings) outcomes.push(await runOnce(subject, row, running, skipTime, accepted));
    const worst = outcomes.reduce((one, other) =>
      worseOf(one.verdict, other.verdict) === one.verdict ? one : other,
    );
    const { word, detail } = worst.verdict;
    const times = outcomes.filter(({ verdict }) => verdict.word === word).length;
    return { ...base, verdict: word, detail, times, runs: runnings.length, outcome: worst.lines };
  } catch (error) {
    if (!(error instanceof NotOffered)) throw error;
    return { ...base, verdict: "n/a", detail: error.message, times: 0, runs: 0, outcome: [] };
  }
}

async function runOnce(
  subject: Subject,
  row: Row,
  running: Running,
  skipTime: SkipTime,
  accepted: readonly string[],
): Promise<Outcome> {
  const scene = await openScene(subject, row, row.phases, running, skipTime);
  try {
    await scene.stage.play(row.phases);
    const lines = scene.lines();
    return { verdict: scene.judge() ?? judgeShape(lines, accepted, row), lines };
  } catch (error) {
    if (error instanceof NotOffered) throw error;
    if (error instanceof NeverSettles)
      return { verdict: { word: "diverged", detail: error.message }, lines: [] };
    return { verdict: { word: "crashed", detail: String(error) }, lines: scene.lines() };
  } finally {
    scene.stage.close();
  }
}

function judgeShape(lines: readonly string[], accepted: readonly string[], row: Row): Verdict {
  const at = accepted.indexOf(lines.join("\n"));
  if (at < 0 && row.older !== undefined)
    return { word: "lost", detail: "the newer block was deleted for everyone" };
  if (at < 0) return { word: "wrong shape", detail: "nobody asked for this" };
  // Where a meaning had to be chosen, or what both meant was only met in part, the row says "kept".
  return at < (row.equallyGood ?? 1) || at >= row.expect.length
    ? { word: "same", detail: "" }
    : { word: "kept", detail: "" };
}

/** What this editor shows when the acts happen one after the other: each order whose outcome loses nothing. */
async function serialOutcomes(subject: Subject, row: Row, skipTime: SkipTime): Promise<string[][]> {
  const roles = rolesOf(row.phases);
  const scripts: { phases: readonly Phase[]; order: Role[] }[] = [];
  if (row.asIf !== undefined) scripts.push({ phases: row.asIf, order: roles });
  if (row.serial !== false) {
    scripts.push({ phases: row.phases, order: roles }, { phases: row.phases, order: roles.toReversed() });
  }
  const outcomes: string[][] = [];
  for (const { phases, order } of scripts) {
    const running: Running = { how: "serial", order, clientIds: { a: 1, b: 2, c: 3 }, delivery: "live" };
    const scene = await openScene(subject, row, phases, running, skipTime);
    try {
      await scene.stage.play(phases);
      const verdict = scene.judge();
      if (verdict === undefined || isGood(verdict.word)) outcomes.push(scene.lines());
    } catch {
      // An act that finds its text deleted by the act before it has no outcome in this order; an editor that throws
      // has none either, and will be reported when the acts cross.
    } finally {
      scene.stage.close();
    }
  }
  return outcomes;
}

async function openScene(
  subject: Subject,
  row: Row,
  phases: readonly Phase[],
  running: Running,
  skipTime: SkipTime,
) {
  const ink = new Ink();
  const start = row.start.map((each) => inked(each, ink));
  const roles = rolesOf([...phases, ...row.phases]);
  const stage = await Stage.open({ subject, start, roles, running, ink, skipTime, older: row.older });
  const people = [...stage.people.values()];
  const upToDate = [...stage.people].flatMap(([role, person]) => (role === row.older ? [] : [person]));
  const outlines = () => upToDate.map((person) => person.outline());
  return {
    stage,
    lines: () => toLines(outlines()[0] ?? [], (text) => ink.read(text)),
    judge: (): Verdict | undefined => {
      const [final = [], ...others] = outlines();
      const plain = JSON.stringify(final);
      if (others.some((other) => JSON.stringify(other) !== plain)) {
        const views = [final, ...others].map((each) => toLines(each, (text) => ink.read(text)).join(" ¶ "));
        return { word: "diverged", detail: views.join("  ≠  ") };
      }
      for (const person of people) {
        const complaint = person.editor.complaint?.();
        if (complaint !== undefined) return { word: "diverged", detail: complaint };
      }
      return judgeText({ start, people, final, ink, mayReturn: row.mayReturn === true });
    },
  };
}

function inked(each: OutlineBlock, ink: Ink): OutlineBlock {
  return {
    ...each,
    spans: each.spans.map((span) => ({ ...span, text: ink.write(span.text) })),
    ...(each.rows !== undefined && { rows: each.rows.map((cells) => cells.map((cell) => ink.write(cell))) }),
  };
}

function rolesOf(phases: readonly Phase[]): Role[] {
  return phases.some((phase) => phase.c !== undefined) ? ["a", "b", "c"] : ["a", "b"];
}
