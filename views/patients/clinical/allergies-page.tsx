import type { ReactElement } from 'react'
import { Button, LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { Tag } from '../../components/tag.tsx'
import { codeText } from '../../format.ts'
import { AllergyItem, notAsked, StatementItem } from './allergy-list.tsx'
import type { Allergies, AllergyEntry, AllergyStatement } from './allergy.ts'
import { ClinicalPage, type ClinicalPageProps } from './clinical-page.tsx'
import { statementWords, verificationWords, originOf, originWords } from './words.ts'

export type AllergiesPageProps = ClinicalPageProps & {
  readonly allergies: Allergies
  /** Statements that have ended, the newest first. */
  readonly ended: readonly AllergyStatement[]
  readonly notes: string | null
  readonly back: { readonly href: string; readonly label: string }
  /** The patient's own page. */
  readonly own?: boolean | undefined
  /** What this reader may do; absent where nothing. */
  readonly links?:
    | {
        readonly add: string
        /** Adds an entry from a line of the notes, counted from 1. */
        readonly addFrom: (line: number) => string
        readonly noKnownAllergies: string
        readonly withdraw: (id: string) => string
        readonly notes: string
      }
    | undefined
  readonly href?: ((id: string) => string) | undefined
}

const endings: Readonly<Record<string, string>> = {
  'allergy-recorded': 'an allergy was recorded',
  'said-again': 'it was stated again',
  withdrawn: 'it was withdrawn',
  'entered-in-error': 'it was entered in error',
  'no-longer-in-source': 'the other system no longer says so',
}

/** Every allergy of a patient whatever its state, every statement, and what was noted freely. */
export function AllergiesPage(props: AllergiesPageProps): ReactElement {
  const { allergies, links, back, own = false } = props
  const { active, notActive, state } = allergies
  return (
    <ClinicalPage
      {...props}
      heading={own ? 'My allergies' : 'Allergies'}
      back={back}
      own={own}
      actions={
        links !== undefined && (
          <>
            <LinkButton href={links.add}>Add an allergy</LinkButton>
            <LinkButton href={links.noKnownAllergies} variant="secondary">
              No known allergies
            </LinkButton>
          </>
        )
      }
    >
      {state === 'not-asked' && <p className="mg-not-asked">{notAsked}</p>}
      <Card heading="Active allergies" tone={active.length > 0 ? 'critical' : undefined}>
        {active.length === 0 ? (
          <p className="mg-muted">None recorded.</p>
        ) : (
          <Entries {...props} entries={active} />
        )}
      </Card>
      <Statements {...props} />
      {notActive.length > 0 && (
        <Card heading="Inactive, resolved, refuted or entered in error">
          <Entries {...props} entries={notActive} />
        </Card>
      )}
      <Notes {...props} />
    </ClinicalPage>
  )
}

const stateOf = ({ status, verification }: AllergyEntry): string =>
  verification === 'refuted' || verification === 'entered-in-error'
    ? verificationWords(verification)
    : codeText(status)

function Entries({
  entries,
  time,
  href,
}: AllergiesPageProps & { entries: readonly AllergyEntry[] }): ReactElement {
  const origin = originOf(entries)
  const from = originWords(origin, entries.length)
  return (
    <>
      {from !== null && <p className="mg-muted">{from}</p>}
      <ul className="mg-list">
        {entries.map((allergy) => (
          <li key={allergy.id}>
            {stateOf(allergy) !== 'Active' && <Tag>{stateOf(allergy)}</Tag>}{' '}
            <AllergyItem allergy={allergy} time={time} origin={origin} href={href?.(allergy.id)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Statements({ shell, time, allergies, ended, links, href }: AllergiesPageProps): ReactElement | null {
  const { statements, active } = allergies
  if (statements.length + ended.length === 0) {
    return null
  }
  const origin = originOf([...statements, ...ended])
  const from = originWords(origin, statements.length + ended.length)
  return (
    <Card heading="Statements">
      {from !== null && <p className="mg-muted">{from}</p>}
      {active.length > 0 &&
        statements.some(({ scope, says }) => scope === 'any' && says === 'none-known') && (
          <p className="mg-not-asked">
            “No known allergies” is contradicted by the allergies above; those count.
          </p>
        )}
      <ul className="mg-list">
        {statements.map((statement) => (
          <li key={statement.id}>
            <StatementItem statement={statement} time={time} origin={origin} />
            {links !== undefined &&
              (statement.asEntry ? (
                <a href={href?.(statement.id)}>Change</a>
              ) : (
                <PostForm action={links.withdraw(statement.id)} csrfToken={shell.csrfToken}>
                  <Button variant="link">
                    Withdraw
                    <span className="nhsuk-u-visually-hidden"> “{statementWords(statement)}”</span>
                  </Button>
                </PostForm>
              ))}
          </li>
        ))}
        {ended.map((statement) => (
          <li key={statement.id} className="mg-muted">
            <StatementItem statement={statement} time={time} origin={origin} />
            <span className="mg-list__detail">
              Ended {statement.endedAt === null ? '' : time.dateTime(statement.endedAt)}
              {statement.endedBy === null ? '' : ` by ${statement.endedBy}`}:{' '}
              {endings[statement.endedBecause ?? ''] ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Notes({ notes, links }: AllergiesPageProps): ReactElement | null {
  if (notes === null) {
    return null
  }
  return (
    <Card
      heading="Notes on allergies"
      actions={links !== undefined && <a href={links.notes}>Change the notes</a>}
    >
      <ul className="mg-list">
        {notes.split('\n').map((line, index) => (
          // eslint-disable-next-line react/no-array-index-key -- a line has no name but its place
          <li key={index} className="mg-clinical-text">
            {line}{' '}
            {links !== undefined && line.trim() !== '' && (
              <a href={links.addFrom(index + 1)}>
                Make it an entry<span className="nhsuk-u-visually-hidden">: {line}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
