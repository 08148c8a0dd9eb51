/** Every limit of the wire and the HTTP API, with its unit in the name and its reason beside it. */
export const limits = {
  /** One WebSocket frame. A 1M-character document encodes to about 6 MB; a paste of that size must pass. */
  maxFrameBytes: 16 * 1024 * 1024,
  /** One document's encoded state. Past it the room takes no more edits (4413). */
  maxDocumentBytes: 64 * 1024 * 1024,
  /** One person's awareness state. A cursor with a name is under 400 bytes. */
  maxAwarenessStateBytes: 4 * 1024,
  /** Structs, and delete ranges, in one update. A document of 1M characters typed by hand has about this many. */
  maxUpdateStructs: 2_000_000,
  /** Root types named in one update. Each stays in every replica for good; documents have a handful. */
  maxUpdateRoots: 1_000,
  /** A client's clock counts its characters; nobody types this many. Yjs stores clocks as 31-bit integers best. */
  maxClock: 2 ** 31 - 1,
  /** How deep values inside a document may nest. Deeper ones overflow the stack of whoever walks them. */
  maxValueDepth: 100,
  /** Entries in one awareness message: stock clients repeat what they hear of everybody in the room. */
  maxAwarenessEntries: 5_000,
  /** What one socket may send before its room is loaded; more closes it. */
  maxBufferedBeforeLoadBytes: 16 * 1024 * 1024,
  /** A request's headers, an upgrade's too, must be there this long after the connection was made. */
  handshakeMs: 15_000,
  /** Sockets in one room. */
  maxConnectionsPerRoom: 2_000,
  /**
   * What one socket may send, in bursts and on average; one that sends more is read no faster. A person types and moves a cursor
   * 60 times a second at most; programs that import need more. Twenty thousand small frames are a tenth of a core. A paste of one
   * whole frame passes at once. One that keeps at it for a minute is closed with 1013.
   */
  inflow: {
    burstFrames: 40_000,
    framesPerSecond: 20_000,
    burstBytes: 32 * 1024 * 1024,
    bytesPerSecond: 8 * 1024 * 1024,
    patienceMs: 60_000,
  },
  /** Sockets from one address (or IPv6 /64), as the launcher or a trusted proxy tells it. A school behind one NAT fits. */
  maxConnectionsPerAddress: 1_000,
  /** A collab token lives this long at most. It is checked at the handshake only. */
  collabTokenSeconds: 600,
  /** A service token is made for one call. */
  serviceTokenSeconds: 60,
  /** A person's shown name, in characters (code points), after trimming. */
  maxPersonNameLength: 40,
  /** A document's title as the directory keeps it, in characters. The Y.Text may be longer; lists cut it here. */
  maxTitleLength: 200,
  /** The body of one HTTP API call, but for document content. */
  maxRequestBodyBytes: 64 * 1024,
  /** The Yjs update that a new document may start from: what fits in one frame fits here too. */
  maxNewContentBytes: 16 * 1024 * 1024,
  /** The body that carries such an update: a third more for base64, and room for the JSON around it. */
  maxContentBodyBytes: 22 * 1024 * 1024,
  /** One picture. A photograph of a good camera fits. */
  maxBlobBytes: 20 * 1024 * 1024,
  /** All pictures of one document, so that a link with the right to edit cannot fill the disk. */
  maxBlobBytesPerDocument: 1024 * 1024 * 1024,
  /** Width times height: a few kilobytes can claim to be a picture that takes a browser gigabytes to draw. */
  maxPicturePixels: 100_000_000,
  /** Opening a new link costs an address one token. A school behind one NAT opens this many at once, then one a second. */
  redeemBurst: 600,
  redeemsPerSecond: 1,
  /** The same for all addresses together, so that many of them cannot do what one may not. */
  redeemBurstOverall: 12_000,
  redeemsPerSecondOverall: 50,
  /** A wrong secret costs more: 40 at once, then one every 15 s. Nobody guesses 128 bits; this keeps trying from costing anything. */
  failedRedeemCost: 15,
  /** An owner who said no is not asked again by the same person before this is over. */
  askAgainMs: 60 * 60 * 1000,
  /** A link's password, in UTF-16 units. Longer ones cost scrypt nothing, but the form something. */
  maxLinkPasswordLength: 200,
  /** Passwords tried from one address at one link: these many at once, then one in so many seconds. */
  passwordBurst: 8,
  secondsPerPassword: 20,
  /** Wrong ones from all addresses together at one link. More than a class that mistypes, fewer than a list of common ones. */
  passwordBurstOverall: 100,
  secondsPerPasswordOverall: 5,
  /** A link that was opened, but whose room was never entered, gives nothing after a day. Preview robots open every link they see. */
  unjoinedGrantMs: 24 * 60 * 60 * 1000,
  /** Documents of all people whose lists are kept in memory, at about a kilobyte each. Who has not asked for longest goes first. */
  maxHomeRows: 200_000,
  /** Documents on one page of a list. Who drags the scrollbar to the end of 10,000 should wait for 20 pages, not for 100. */
  maxHomePage: 500,
  /** Documents that one call may trash, restore, delete, star or tag. */
  maxBatchDocuments: 500,
  /** A tag, in characters. */
  maxTagLength: 40,
  /** Tags that one person gives one document. */
  maxTagsPerDocument: 20,
  /** What one searches for, in UTF-16 units. */
  maxSearchLength: 200,
  maxSearchResults: 50,
  /** Words of one question; more are left out. */
  maxSearchWords: 16,
  /** What of one document is searched, in UTF-16 units: a book of 60,000 words. Reading more would hold up other documents. */
  maxSearchedLength: 400_000,
  /** The index of all documents together, about; past it only titles are searched (docs/operations.md, Memory). */
  maxSearchBytes: 400 * 1024 * 1024,
  /** The search thread's heap: the index, the document that is being read, and garbage. Past it the thread is started anew. */
  maxSearchHeapMb: 1_024,
  /** Searches of one person: these many at once, then so many a second. Who types fast asks ten times a second at most. */
  searchBurst: 60,
  searchesPerSecond: 10,
  /** A document in the trash is deleted for good after this long: 30 days. */
  trashMs: 30 * 24 * 60 * 60 * 1000,
  /** A document whose making or deleting began this long ago is not at work any more; what is left of it is removed. */
  unfinishedMs: 60 * 60 * 1000,
  /** The operator's one-time link to a lost identity. Long enough to be sent and found. */
  identityLinkMs: 24 * 60 * 60 * 1000,
  /** A person's own link to another device: long enough to pick the phone up, short enough to be of no use in a photograph. */
  deviceLinkMs: 10 * 60 * 1000,
  /** The browser that signs out others may ask with its old session for so long, and is told to try again: its new cookie is on its way. */
  sessionRenewalMs: 15_000,
  /** A device's "last seen" is written no more often than this. */
  deviceSeenMs: 60 * 60 * 1000,
  /** One comment, in UTF-16 units: two pages. */
  maxCommentLength: 5_000,
  /** What one suggestion may put in. More is an edit for somebody who may edit. */
  maxSuggestionLength: 10_000,
  /** The text that a thread is about, as its card shows it, in characters. */
  maxQuoteLength: 300,
  /** One end of what a thread is about, as JSON. The bindings' own are below 200. */
  maxAnchorLength: 1_000,
  /** What a notice shows of a comment, in characters. */
  maxExcerptLength: 140,
  /** A bell keeps this many; older ones go. */
  maxNoticesPerPerson: 200,
  maxMentionsPerComment: 20,
  maxCommentsPerThread: 500,
  /** Also those that were deleted. */
  maxThreadsPerDocument: 10_000,
  /** Comments and suggestions that one person writes: these many at once, then one in so many seconds. A review by hand is slower. */
  commentBurst: 60,
  secondsPerComment: 2,
  /** The encoded state of a document that is published: a page of more would be no page, and each reader would fetch it. */
  maxPublishedBytes: 8 * 1024 * 1024,
  /** Addresses that lead to one published document; the oldest go. */
  maxSlugsPerDocument: 10,
  /** A call that waits for the next version of a page is answered after this long in any case. */
  publishedWaitMs: 20_000,
  /** Open streams of readers who follow pages, in all and from one address (or IPv6 /64). Others read what they loaded. */
  maxPageFollowers: 5_000,
  maxPageFollowersPerAddress: 1_000,
  /** A gap in a client's updates that stays open this long blocks its "Saved" (101, save.blocked). */
  gapTimeoutMs: 10_000,
  /** Keep-alive, both ping and `[1,1,0]`: stock clients hang up after 30 s without a message. */
  keepAliveMs: 15_000,
  /** Edits go out at most this late in a room of many sockets; nobody sees 20 ms. */
  fanOutPauseMs: 20,
  /** A pause of 1 ms for so many sockets: at 8 µs each, a room's fan-out takes a fifth of a core at most. */
  fanOutSocketsPerMs: 25,
  /** Edits that wait for the pause to end; more go out at once. */
  fanOutWaitingBytes: 256 * 1024,
  /** Presence goes out at most this often per room: 20 times a second, also by a clock that is a little fast. */
  presenceFlushMs: 51,
  /** Where edits go out, presence waits this long for the next of them, to go in the same write. */
  presenceRideMs: 25,
  /** Presence ids that one socket may hold. A stock client has one; a bridge for several people has more. */
  maxPresenceIdsPerSocket: 16,
  /** Presence ids that a room remembers the owner of after they left. */
  maxPresenceIdsPerRoom: 10_000,
  /** In open mode, a silent holder of a presence id loses it this long after somebody else brought it. */
  presenceContestMs: 2_000,
  /** A socket with more than this unsent gets no more edits and presence until it has read everything. */
  slowClientBytes: 1024 * 1024,
  /** A slow client that has not caught up after this long is closed with 1013. */
  slowClientTimeoutMs: 60_000,
  /** A socket with more than this unsent is closed with 1013 at once: the answer to one step 1 fits, a second does not. */
  maxUnsentBytes: 96 * 1024 * 1024,
  /** Updates of one room that wait for a gap to be filled. */
  maxParkedBytes: 16 * 1024 * 1024,
  /** Edits of one room on their way to a store that is slow; more closes the sender with 4503. */
  maxUnwrittenBytes: 32 * 1024 * 1024,
  /** Edits of one room that wait while its document is being converted (more: 1013), or while its store refuses (4503). */
  maxHeldBytes: 16 * 1024 * 1024,
  /** A room that nobody uses leaves memory after this long. A page reload fits. */
  roomIdleMs: 10_000,
  /** A lost connection's presence stays this long, so that a blip does not make people flicker. */
  presenceGraceMs: 2_000,
} as const;
