import type { ReactElement } from 'react'
import type { FieldError } from '../components/fields/field.ts'
import { TextArea } from '../components/fields/text-area.tsx'
import { useWords } from '../use-words.ts'

/** An allow list, a network a line. */
export function NetworksField(props: {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}): ReactElement {
  const { say } = useWords()

  return (
    <TextArea
      name="networks"
      label={say('administration.networks-field.networks')}
      hint={say('administration.networks-field.line-10-20-0')}
      value={props.typed['networks']}
      errors={props.errors}
      rows={4}
      required={false}
    />
  )
}
