import classNames from 'classnames'
import type { ReactElement, ReactNode } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'warning' | 'link'

export type ButtonProps = {
  readonly children: ReactNode
  readonly variant?: ButtonVariant | undefined
  readonly small?: boolean | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Id of the form it sends, when it stands outside of it. */
  readonly form?: string | undefined
  readonly formAction?: string | undefined
}

/** Sends the form it stands in. One primary button a page; `warning` for what cannot be undone. */
export function Button({ children, variant, small, ...attributes }: ButtonProps): ReactElement {
  return (
    <button type="submit" className={buttonClass(variant, small)} {...attributes}>
      {children}
    </button>
  )
}

export type LinkButtonProps = {
  readonly href: string
  readonly children: ReactNode
  readonly variant?: Exclude<ButtonVariant, 'link'> | undefined
  readonly small?: boolean | undefined
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, children, variant, small }: LinkButtonProps): ReactElement {
  return (
    <a href={href} className={buttonClass(variant, small)} draggable={false}>
      {children}
    </a>
  )
}

/** Buttons and links side by side, wrapping on a phone. */
export function ButtonGroup({ children }: { children: ReactNode }): ReactElement {
  return <div className="mg-button-group">{children}</div>
}

function buttonClass(variant: ButtonVariant = 'primary', small = false): string {
  if (variant === 'link') {
    return 'nhsuk-link'
  }
  return classNames('nhsuk-button', {
    [`nhsuk-button--${variant}`]: variant !== 'primary',
    'nhsuk-button--small': small,
  })
}
