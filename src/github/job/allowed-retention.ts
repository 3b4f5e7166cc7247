// How long an artifact may be kept: the toolkit shortens it too, but warns of it on every run.

/**
 * @param asked in days
 * @param limit `GITHUB_RETENTION_DAYS`, the most that the repository allows; not a number of days: none
 * @returns days
 */
export function allowedRetention(asked: number, limit: string | undefined): number {
  return limit !== undefined && /^[1-9]\d*$/.test(limit) ? Math.min(asked, Number(limit)) : asked;
}
