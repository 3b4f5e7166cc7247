// That somebody with the right to do so accepted a loss, so that the check passes and the numbers stay.

/** A loss that was accepted. It changes what follows from a verdict, never the verdict. */
export interface Acceptance {
  /** Login of who accepted it; a stranger's text. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly how:
    | { readonly kind: 'label'; readonly label: string; readonly pullRequest: number }
    /** The input `accept` of a run that was started by hand. */
    | { readonly kind: 'dispatch' };
}
