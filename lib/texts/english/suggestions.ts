/** Suggestions: what somebody would have stand in the text, and deciding about it. */
export const suggestions = {
  "suggestion.replace": "Replace “{quote}” with “{insert}”",
  "suggestion.add": "Add “{insert}”",
  "suggestion.remove": "Delete “{quote}”",
  "suggestion.accept": "Accept",
  "suggestion.reject": "Reject",
  "suggestion.withdraw": "Withdraw",
  "suggestion.acceptedBy": "Accepted by {name}",
  "suggestion.rejectedBy": "Rejected by {name}",
  "suggestion.withdrawn": "Withdrawn by {name}",
  "suggestion.nowAccepted": "Accepted. The change is in the text.",
  "suggestion.nowRejected": "Rejected. The text stays as it is.",
  "suggestion.nowWithdrawn": "Your suggestion is withdrawn.",
  "suggestion.textGone": "The text that this is about was deleted.",
  "suggestion.changed": "The text has changed since. This would go now: “{quote}”",
  "suggestion.acceptAnyway": "Accept anyway",
  "suggestion.notDecided": "Nothing was decided.",
} as const;
