/** What has no column of its own, as labelled lines; null where there is nothing. */
export function noteOf(parts: Readonly<Record<string, string | undefined>>): string | null {
  const lines = Object.entries(parts).flatMap(([label, words]) =>
    words === undefined || words === '' ? [] : [label === 'Note' ? words : `${label}: ${words}`],
  )
  return lines.length === 0 ? null : lines.join('\n')
}
