/** The figure above a label on a dashboard. */
export function figure(html: string, label: string): string | undefined {
  const pattern = new RegExp(
    `mg-figure__value">([^<]*)</span><(?:a|span) class="mg-figure__label"[^>]*>${label}<`,
  )
  return pattern.exec(html)?.[1]
}
