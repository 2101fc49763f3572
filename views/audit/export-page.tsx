import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { ButtonGroup, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { bytesText, countText, type ExportView } from './export-view.ts'
import { StandingTag } from './standing-tag.tsx'
import { useWords } from '../use-words.ts'

type Props = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly shown: ExportView
  /** The page of the log under the same filters. */
  readonly searchHref: string
  readonly eventHref: string
}

function Standing({ shown, time }: Pick<Props, 'shown' | 'time'>): ReactElement {
  const { say } = useWords()

  const { standing, endedAt, rows, bytes, sha256 } = shown
  const facts: SummaryRow[] = [
    { key: 'Status', value: <StandingTag standing={standing} /> },
    {
      key: standing === 'complete' ? say('audit.export.events') : say('audit.export.events-sent-far'),
      value: countText(rows),
    },
    ...(endedAt === undefined ? [] : [{ key: 'Ended', value: timeElement(time, endedAt) }]),
    ...(bytes === undefined ? [] : [{ key: 'Size', value: bytesText(bytes) }]),
    ...(sha256 === undefined
      ? []
      : [{ key: 'SHA-256', value: <span className="mg-code mg-break">{sha256}</span> }]),
  ]
  return (
    <div data-live={standing === 'running' ? 'export' : undefined} aria-live="polite">
      {(standing === 'broken' || standing === 'lost') && (
        <AlertCallout tone="critical" heading={say('audit.export.file-not-whole')}>
          <p>{say('audit.export.download-broke-off-before')}</p>
        </AlertCallout>
      )}
      <Card heading={say('audit.export.the-file')}>
        <SummaryList rows={facts} />
        {standing === 'running' && <p>{say('audit.export.reload-page-see-how')}</p>}
      </Card>
    </div>
  )
}

function Checking({ shown }: Pick<Props, 'shown'>): ReactElement {
  const { say } = useWords()

  return (
    <Card heading={say('audit.export.how-check')}>
      <p>{say('audit.export.put-digest-beside-file')}</p>
      <ul className="mg-commands">
        {shown.verify.map((command) => (
          <li key={command}>
            <span className="mg-code mg-break">{command}</span>
          </li>
        ))}
      </ul>
      {shown.checkpoint !== undefined && (
        <pre className="mg-code mg-break mg-checkpoint">{shown.checkpoint}</pre>
      )}
      <ButtonGroup>
        <LinkButton href={shown.digestHref} variant="secondary" small>
          {say('audit.export.digest-sha256')}
        </LinkButton>
        <LinkButton href={shown.manifestHref} variant="secondary" small>
          {say('audit.export.manifest-json')}
        </LinkButton>
      </ButtonGroup>
    </Card>
  )
}

/** One export: how far it is, what is in the file and how to check it. */
export function ExportPage({ shell, time, shown, searchHref, eventHref }: Props): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('audit.export.export-audit-log')} wide>
      <PageHeading
        heading={say('audit.export.export-audit-log')}
        lead={shown.fileName}
        back={{ href: paths.auditExports(), label: say('audit.export.your-exports') }}
      />
      <div className="mg-halves">
        <div>
          <Standing shown={shown} time={time} />
          {shown.standing === 'complete' && <Checking shown={shown} />}
        </div>
        <div>
          <Card
            heading={say('audit.export.what-was-asked-for')}
            actions={
              <>
                <a href={searchHref}>{say('audit.export.same-search')}</a>{' '}
                <a href={eventHref}>{say('audit.export.event')}</a>
              </>
            }
          >
            <SummaryList
              rows={[
                { key: 'Begun', value: timeElement(time, shown.startedAt) },
                { key: 'Format', value: shown.format },
                { key: 'Reason', value: shown.reason },
                ...(shown.filters.length === 0
                  ? [{ key: 'Filters', value: 'None: the whole log' }]
                  : shown.filters),
              ]}
            />
          </Card>
        </div>
      </div>
    </Layout>
  )
}
