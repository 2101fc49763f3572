const dayMs = 86_400_000

/**
 * Whether a password was too old at a moment. One whose day nobody knows counts as too old.
 * @param maxAgeDays after how many days it has to be changed; undefined where passwords do not expire
 */
export const passwordExpired = (changedAt: Date | null, at: Date, maxAgeDays: number | undefined): boolean =>
  maxAgeDays !== undefined && (changedAt === null || at.getTime() - changedAt.getTime() >= maxAgeDays * dayMs)
