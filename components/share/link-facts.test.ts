import { expect, test } from "vitest";
import { sampleLink } from "#components/testing/sample-link.ts";
import type { LinkEntry } from "#lib/collab/service-api.ts";
import { englishTexts } from "#lib/texts/testing/english-texts.ts";
import { linkFacts } from "./link-facts.ts";

const now = Date.UTC(2030, 0, 10);
const hourMs = 3_600_000;

test.each<[Partial<LinkEntry>, string[]]>([
  [{}, ["Not used yet"]],
  [{ uses: 1 }, ["Used by 1 person"]],
  [{ uses: 3, lastUsedAt: now - 2 * hourMs }, ["Used by 3 people, last 2 hours ago"]],
  [{ uses: 2, lastUsedAt: now - 5 }, ["Used by 2 people, last just now"]],
  [{ expiresAt: now + 49 * hourMs, hasPassword: true }, ["Not used yet", "Ends in 2 days", "Password"]],
  [{ expiresAt: now }, ["Not used yet", "Ended just now"]],
  [{ expiresAt: now + 90 * 24 * hourMs }, ["Not used yet", "Ends on 10 Apr 2030"]],
  [{ invitation: { name: "Bo", isTaken: false } }, ["Not accepted yet"]],
  [{ invitation: { name: "Bo", isTaken: true }, uses: 1 }, ["Accepted"]],
])("%j", (fields, facts) => {
  expect(linkFacts(sampleLink(fields), now, englishTexts)).toEqual(facts);
});
