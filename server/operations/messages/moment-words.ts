/** What is wrong with a typed date and time. Times come as "2025-03-31 14:30". */
export const momentWords = {
  missing: (label: string) => `Enter ${label}`,
  notAMoment: (label: string) => `Enter ${label} as YYYY-MM-DD HH:MM, for example 2025-03-31 14:30`,
  impossibleYear: (year: number, label: string) => `The year ${year} cannot be right; check ${label}`,
  skipped: (typed: string, before: string, next: string) =>
    `The clock was put forward then, so ${typed} did not exist. Enter ${before} or earlier, or ${next} or later`,
  twice: (typed: string, first: string, second: string) =>
    `The clock was put back then, so ${typed} came twice. Choose which one: the first (UTC${first}) or the second (UTC${second})`,
  inTheFuture: (label: string) => `The time is in the future; check ${label}`,
  which: (time: string, offset: string, { isFirst }: { isFirst: boolean }) =>
    isFirst
      ? `The first ${time}, before the clock was put back (UTC${offset})`
      : `The second ${time}, after the clock was put back (UTC${offset})`,
}
