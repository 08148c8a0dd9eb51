"use client";

import { useEffect, useRef, useState } from "react";
import { useTexts } from "#components/texts/texts-provider.tsx";
import type { DocumentConnection } from "#lib/collab/document-connection.ts";
import { lastSpoken } from "#lib/editor/plugins/spoken.ts";
import type { EditorHost } from "../editor-host.ts";
import { useConnection } from "../use-connection.ts";
import type { ShownPerson } from "../use-people-present.ts";
import { createNewsDesk, type NewsDesk } from "./news-desk.ts";
import { peopleNews } from "./people-news.ts";

interface AnnouncerProps {
  host: EditorHost;
  connection: DocumentConnection | undefined;
  people: readonly ShownPerson[];
}

/** Says what others see at a glance: people who come and go, the connection, what a command moved. Drawn for nobody. */
export function Announcer({ host, connection, people }: AnnouncerProps) {
  const [text, setText] = useState("");
  const [desk] = useState(() => createNewsDesk(setText));
  useEffect(() => () => desk.stop(), [desk]);
  const isLive = useConnection(connection, ({ state }) => state === "live", false);
  const isAway = useConnection(connection, ({ failures, state }) => failures > 0 && state !== "live", false);
  usePeopleNews(desk, people, isLive);
  useConnectionNews(desk, isLive, isAway);
  useDeeds(desk, host);
  return (
    <div className="visually-hidden" aria-live="polite" data-announcer="">
      {text}
    </div>
  );
}

/** A reload is no leaving and no coming: a list is news when it has stood for a moment. */
const settledMs = 2_500;

function usePeopleNews(desk: NewsDesk, people: readonly ShownPerson[], isLive: boolean): void {
  const texts = useTexts();
  const told = useRef<readonly ShownPerson[]>(undefined);
  useEffect(() => {
    // Without a connection nobody is seen, which says nothing about them.
    if (!isLive) return undefined;
    const timer = setTimeout(() => {
      const news = peopleNews(told.current, people, texts);
      if (news !== undefined) desk.tell("people", news);
      told.current = people;
    }, settledMs);
    return () => clearTimeout(timer);
  }, [desk, people, isLive, texts]);
}

/** A hiccup that heals itself is no news. */
const awayMs = 3_000;

function useConnectionNews(desk: NewsDesk, isLive: boolean, isAway: boolean): void {
  const texts = useTexts();
  const isLost = useRef(false);
  useEffect(() => {
    if (isLive && isLost.current) {
      desk.tell("connection", texts("announce.back"));
      isLost.current = false;
    }
    if (!isAway || isLost.current) return undefined;
    const timer = setTimeout(() => {
      desk.tell("connection", texts("announce.lost"));
      isLost.current = true;
    }, awayMs);
    return () => clearTimeout(timer);
  }, [desk, isLive, isAway, texts]);
}

function useDeeds(desk: NewsDesk, host: EditorHost): void {
  const texts = useTexts();
  useEffect(() => {
    let last = host.state && lastSpoken(host.state);
    return host.subscribe(() => {
      const spoken = host.state && lastSpoken(host.state);
      if (spoken === last) return;
      last = spoken;
      if (spoken !== undefined) desk.tell("deed", spoken.say(texts));
    });
  }, [desk, host, texts]);
}
