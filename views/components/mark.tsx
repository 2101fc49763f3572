import type { ReactElement } from 'react'

/** MedGuard's own mark: a shield that carries a pulse. It takes its colours from the stylesheet. */
export function Mark(): ReactElement {
  return mark
}

const mark = (
  <svg className="mg-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path
      className="mg-mark__shield"
      d="M16 2 28 6.2v9.1c0 7-4.9 12.2-12 14.7C8.900 27.500 4 22.300 4 15.300V6.200Z"
    />
    <path className="mg-mark__pulse" d="M7 16.500h4.400l2.100-5.500 4.300 11 2.600-7 1 1.500H25" />
  </svg>
)
