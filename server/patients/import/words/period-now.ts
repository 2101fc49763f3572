/** A period of FHIR as it was said: dates or times, as precise as they are known. */
type SaidPeriod = { readonly start?: string | undefined; readonly end?: string | undefined }

const day = 'YYYY-MM-DD'.length

/** Whether something holds today, as far as its period is known: it has begun, and not ended before today. */
export function isNow(within: SaidPeriod | undefined, today: string): boolean {
  const { start = '', end = today } = within ?? {}
  const last = end.slice(0, day)
  return start.slice(0, day) <= today && last >= today.slice(0, last.length)
}
