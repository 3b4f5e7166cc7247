// What looks at the versions once a loss was shown.

/** How it is found out where time goes, once a loss was shown. */
export type ProfilePlan =
  /** `auto`: Node.js profiles itself, and py-spy looks at Python. */
  | { readonly kind: 'auto' | 'none' }
  /** Run by `sh -c` under load, once for each version; `{pid}`, `{out}` and `{seconds}` are replaced. */
  | { readonly kind: 'command'; readonly command: string };
