import type { ReactElement, ReactNode } from 'react'

export type PostFormProps = {
  readonly action: string
  readonly csrfToken: string
  readonly children: ReactNode
  /** True for forms that carry a file. */
  readonly multipart?: boolean | undefined
  readonly className?: string | undefined
  /** Hidden fields, by name. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/** A form that changes something: POST, with the hidden token that proves it came from our own page. */
export function PostForm({
  action,
  csrfToken,
  children,
  multipart = false,
  className,
  hidden,
}: PostFormProps): ReactElement {
  return (
    <form
      method="post"
      action={action}
      className={className}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      {hidden !== undefined &&
        Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {children}
    </form>
  )
}
