// A loss that a person with the right to accept it has accepted: the check passes, the numbers stay.

/** Changes what follows from a verdict, never the verdict. */
export interface Acceptance {
  /** Login of the person who accepted it; untrusted text. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly how:
    | { readonly kind: 'label'; readonly label: string; readonly pullRequest: number }
    /** The input `accept` of a workflow run that was started by hand. */
    | { readonly kind: 'dispatch' };
}
