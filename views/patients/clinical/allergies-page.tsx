import type { ReactElement } from 'react'
import { Button, LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { Tag } from '../../components/tag.tsx'
import { AllergyItem, StatementItem } from './allergy-list.tsx'
import type { Allergies, AllergyEntry, AllergyStatement } from './allergy.ts'
import { ClinicalPage, type ClinicalPageProps } from './clinical-page.tsx'
import { statementWords, originOf, originWords, stateWords } from './words.ts'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { isMessageKey } from '../../words/languages.ts'
import { tag } from '../../words/tag.ts'
import type { Words } from '../../words/words.ts'

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

/** Why a statement has ended, as a part of a sentence; nothing for a reason that has no name. */
function endingText({ tell }: Words, because: string | null): string {
  const key = `patients.allergy-ending.${because ?? ''}`
  return isMessageKey(key) ? tell({ key }) : ''
}

/** That a statement has ended: when, by whom and why. */
function endedText(words: Words, statement: AllergyStatement, time: TimeFormat): string {
  const { endedAt, endedBy, endedBecause } = statement
  const at = endedAt === null ? '' : time.dateTime(endedAt)
  const why = endingText(words, endedBecause)
  return endedBy === null
    ? words.say('patients.allergies.ended', { at, why })
    : words.say('patients.allergies.ended-by', { at, by: endedBy, why })
}

const isActive = ({ status, verification }: AllergyEntry): boolean =>
  status === 'active' && verification !== 'refuted' && verification !== 'entered-in-error'

/** Every allergy of a patient whatever its state, every statement, and what was noted freely. */
export function AllergiesPage(props: AllergiesPageProps): ReactElement {
  const { say } = props.shell.words

  const { allergies, links, back, own = false } = props
  const { active, notActive, state } = allergies
  return (
    <ClinicalPage
      {...props}
      heading={own ? say('patients.allergies.my-allergies') : say('patients.allergies.allergies')}
      back={back}
      own={own}
      actions={
        links !== undefined && (
          <>
            <LinkButton href={links.add}>{say('patients.allergies.add-allergy')}</LinkButton>
            <LinkButton href={links.noKnownAllergies} variant="secondary">
              {say('patients.allergies.no-known-allergies')}
            </LinkButton>
          </>
        )
      }
    >
      {state === 'not-asked' && <p className="mg-not-asked">{say('patients.allergy-list.not-asked')}</p>}
      <Card
        heading={say('patients.allergies.active-allergies')}
        tone={active.length > 0 ? 'critical' : undefined}
      >
        {active.length === 0 ? (
          <p className="mg-muted">{say('patients.allergies.none-recorded')}</p>
        ) : (
          <Entries {...props} entries={active} />
        )}
      </Card>
      <Statements {...props} />
      {notActive.length > 0 && (
        <Card heading={say('patients.allergies.inactive-resolved-refuted-entered')}>
          <Entries {...props} entries={notActive} />
        </Card>
      )}
      <Notes {...props} />
    </ClinicalPage>
  )
}

function Entries({
  entries,
  time,
  href,
}: AllergiesPageProps & { entries: readonly AllergyEntry[] }): ReactElement {
  const words = useWords()
  const origin = originOf(entries)
  const from = originWords(words, origin, entries.length)
  return (
    <>
      {from !== null && <p className="mg-muted">{from}</p>}
      <ul className="mg-list">
        {entries.map((allergy) => (
          <li key={allergy.id}>
            {isActive(allergy) ? null : <Tag>{stateWords(words, allergy)}</Tag>}{' '}
            <AllergyItem allergy={allergy} time={time} origin={origin} href={href?.(allergy.id)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Statements({ shell, time, allergies, ended, links, href }: AllergiesPageProps): ReactElement | null {
  const { say, sayRich } = shell.words

  const { statements, active } = allergies
  if (statements.length + ended.length === 0) {
    return null
  }
  const origin = originOf([...statements, ...ended])
  const from = originWords(shell.words, origin, statements.length + ended.length)
  return (
    <Card heading={say('patients.allergies.statements')}>
      {from !== null && <p className="mg-muted">{from}</p>}
      {active.length > 0 &&
        statements.some(({ scope, says }) => scope === 'any' && says === 'none-known') && (
          <p className="mg-not-asked">{say('patients.allergies.no-known-allergies-contradicted')}</p>
        )}
      <ul className="mg-list">
        {statements.map((statement) => (
          <li key={statement.id}>
            <StatementItem statement={statement} time={time} origin={origin} />
            {links !== undefined &&
              (statement.asEntry ? (
                <a href={href?.(statement.id)}>{say('patients.allergies.change')}</a>
              ) : (
                <PostForm action={links.withdraw(statement.id)} csrfToken={shell.csrfToken}>
                  <Button variant="link">
                    {sayRich('patients.allergies.withdraw', {
                      hidden: tag('span', { className: 'nhsuk-u-visually-hidden' }),
                      statement: statementWords(shell.words, statement),
                    })}
                  </Button>
                </PostForm>
              ))}
          </li>
        ))}
        {ended.map((statement) => (
          <li key={statement.id} className="mg-muted">
            <StatementItem statement={statement} time={time} origin={origin} />
            <span className="mg-list__detail">{endedText(shell.words, statement, time)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Notes({ notes, links }: AllergiesPageProps): ReactElement | null {
  const { say, sayRich } = useWords()

  if (notes === null) {
    return null
  }
  return (
    <Card
      heading={say('patients.allergies.notes-allergies')}
      actions={links !== undefined && <a href={links.notes}>{say('patients.allergies.change-notes')}</a>}
    >
      <ul className="mg-list">
        {notes.split('\n').map((line, index) => (
          // eslint-disable-next-line react/no-array-index-key -- a line has no name but its place
          <li key={index} className="mg-clinical-text">
            {line}{' '}
            {links !== undefined && line.trim() !== '' && (
              <a href={links.addFrom(index + 1)}>
                {sayRich('patients.allergies.make-entry', {
                  hidden: tag('span', { className: 'nhsuk-u-visually-hidden' }),
                  line,
                })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
