import type { ReactElement } from 'react'
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx'
import { useWords } from '../../use-words.ts'
import type { ContactDetails } from '../chart.ts'

/** An e-mail address that breaks, where it must, after its @ and not within a word. */
function EmailAddress({ address }: { address: string }): ReactElement {
  const domain = address.lastIndexOf('@') + 1
  return (
    <>
      {address.slice(0, domain)}
      <wbr />
      {address.slice(domain)}
    </>
  )
}

/** How a patient is reached. @param nationalId as this reader may see it */
export function ContactList(props: { contact: ContactDetails; nationalId: SummaryRow }): ReactElement {
  const { say } = useWords()
  const { phone, email, address } = props.contact
  return (
    <SummaryList
      rows={[
        { key: say('patients.copy.phone'), value: phone },
        { key: say('patients.copy.e-mail'), value: email === null ? null : <EmailAddress address={email} /> },
        { key: say('patients.copy.address'), value: address },
        props.nationalId,
      ]}
    />
  )
}
