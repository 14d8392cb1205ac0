import { capital } from "./format.ts";

/** Whether a tool answered a request, by what speaks for it: the best evidence first. Each request is in one of them, so that no hour counts twice. */
export const answerStates = {
  verified: "Verified",
  measured: "Measured",
  claimed: "Claimed",
  proposed: "Proposed",
  refused: "Refused",
} as const;

export type AnswerState = keyof typeof answerStates;

export const stateMeanings: Readonly<Record<AnswerState, string>> = {
  verified: "a person confirmed it here, and others than its builders use the tool",
  measured: "the registry or the request names it, and others than its builders use the tool",
  claimed: "it is named or confirmed, but no log shows that others use the tool",
  proposed: "the team built a tool soon after that has most of the request’s words; counts once a person confirms it",
  refused: "a person said that the tool did not answer it",
};

/** What somebody can say of a request and a tool. */
export const answerDecisions = { answered: "Answered it", unanswered: "Did not" } as const;

/** What somebody can say of a request: whether people outside IT could have built what it asks for. */
export const markDecisions = { eligible: "Could be built outside IT", ineligible: "Needs IT" } as const;

export function linkWords(link: string, words: readonly string[]): string {
  return link === "proposed" ? `In common: ${words.join(", ")}` : capital(link);
}
