import type { ReactElement } from 'react'

/** A text as it was written. */
export function Source({ label, text }: { label: string; text: string }): ReactElement {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="mg-source" aria-label={label} tabIndex={0}>
      <pre>{text}</pre>
    </section>
  )
}
