import type { ReactElement } from 'react'
import type { FieldError } from '../components/fields/field.ts'
import { TextArea } from '../components/fields/text-area.tsx'

/** An allow list, a network a line. */
export function NetworksField(props: {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}): ReactElement {
  return (
    <TextArea
      name="networks"
      label="Networks"
      hint="One a line, as 10.20.0.0/16 or 2001:db8::/32, or single addresses. Left empty, they work from any network."
      value={props.typed['networks']}
      errors={props.errors}
      rows={4}
      required={false}
    />
  )
}
