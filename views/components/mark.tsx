import type { ReactElement } from 'react'

/** MedGuard's own mark: a shield that carries a pulse. It takes its colours from the stylesheet. */
export function Mark(): ReactElement {
  return mark
}

const mark = (
  <svg className="mg-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path className="mg-mark__shield" d="M16 2 28 6.2v9.1c0 7-4.9 12.2-12 14.7C8.9 27.5 4 22.3 4 15.3V6.2Z" />
    <path className="mg-mark__pulse" d="M7 16.5h4.4l2.1-5.5 4.3 11 2.6-7 1 1.5H25" />
  </svg>
)
