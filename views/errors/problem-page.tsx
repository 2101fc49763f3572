import type { ReactElement } from 'react'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type ProblemPageProps = {
  readonly shell: Shell
  readonly status: number
  readonly heading: string
  /** In plain words: what happened, without any detail of the record or the system. */
  readonly reason: string
  /** What the reader can do about it, and whom to ask. */
  readonly help?: readonly string[] | undefined
  readonly reasonCode: string
  /** What was typed and is not stored anywhere. */
  readonly written?: readonly string[] | undefined
  readonly requestId: string
  /** Where to go from here; the first is the one to take. */
  readonly wayOut: readonly { readonly href: string; readonly label: string }[]
}

/** The page for everything refused, missing or broken. */
export function ProblemPage(props: ProblemPageProps): ReactElement {
  const { shell, status, heading, reason, help = [], reasonCode, requestId, wayOut, written = [] } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={heading}>
      <PageHeading heading={heading} />
      <p className="mg-lead">{reason}</p>
      {help.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {written.length > 0 && (
        <section>
          <h2 className="nhsuk-heading-s">{say('http.problem.typed-not-stored')}</h2>
          <p>{say('http.problem.copy-here-still-need')}</p>
          {written.map((text) => (
            <blockquote className="mg-quoted" key={text}>
              {text}
            </blockquote>
          ))}
        </section>
      )}
      {wayOut.length > 0 && (
        <ul className="mg-ways-out">
          {wayOut.map((way, index) => (
            <li key={way.href}>
              <a className={index === 0 ? 'nhsuk-button nhsuk-button--secondary' : undefined} href={way.href}>
                {way.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      <dl className="mg-reference">
        <div>
          <dt>{say('http.problem.status')}</dt>
          <dd>{status}</dd>
        </div>
        <div>
          <dt>{say('http.problem.reason')}</dt>
          <dd className="mg-code">{reasonCode}</dd>
        </div>
        <div>
          <dt>{say('http.problem.request')}</dt>
          <dd className="mg-code">{requestId}</dd>
        </div>
      </dl>
      <p className="mg-muted">{say('http.problem.ask-help-give-request')}</p>
    </Layout>
  )
}
