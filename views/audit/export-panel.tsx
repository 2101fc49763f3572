import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Details } from '../components/details.tsx'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { useWords } from '../use-words.ts'

export type ExportForm = {
  readonly action: string
  /** The filters of the page. */
  readonly hidden: Readonly<Partial<Record<string, string>>>
  readonly reasons: readonly Choice[]
  readonly longestReason: number
  /** What the reader exported earlier. */
  readonly ownHref: string
}

/** Takes what the filters find out of the house. */
export function ExportPanel({ form }: { form: ExportForm }): ReactElement {
  const { say } = useWords()

  return (
    <Card
      heading={say('audit.export-panel.export')}
      id="export"
      actions={<a href={form.ownHref}>{say('audit.export-panel.your-exports')}</a>}
    >
      <p>{say('audit.export-panel.file-holds-every-event')}</p>
      <form method="get" action={form.action} className="mg-filter mg-export">
        {Object.entries(form.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="mg-filter__fields">
          <SelectField
            name="reason"
            errors={[]}
            label={say('audit.export-panel.why')}
            choices={form.reasons}
            emptyLabel={say('audit.export-panel.choose-reason')}
          />
          <TextField
            name="reasonWords"
            errors={[]}
            label={say('audit.export-panel.few-words-optional')}
            hint={say('audit.export-panel.example-reference-number-no')}
            maxLength={form.longestReason}
          />
        </div>
        <ButtonGroup>
          <Button name="format" value="csv" variant="secondary" small>
            {say('audit.export-panel.export-csv')}
          </Button>
          <Button name="format" value="ndjson" variant="secondary" small>
            {say('audit.export-panel.export-ndjson')}
          </Button>
          <Button name="format" value="fhir" variant="secondary" small>
            {say('audit.export-panel.export-fhir')}
          </Button>
        </ButtonGroup>
      </form>
      <Details summary={say('audit.export-panel.file-how-check')}>
        <p>
          All times are UTC. In CSV a cell that a spreadsheet could take for a formula begins with an
          apostrophe. NDJSON proves itself: it holds the signed head of the log, and{' '}
          <code>medguard audit-verify</code> tells whether an event was altered or is missing. FHIR is one
          AuditEvent of FHIR R4 on each line, for other systems of health care. What changed in a record is
          left out: it stays sealed.
        </p>
        <p>
          <a href={form.ownHref}>{say('audit.export-panel.your-exports')}</a> show how far a file is and, when
          it is complete, how many events it has and its SHA-256, with a file for{' '}
          <code>{say('audit.export-panel.sha256sum-c')}</code>.
        </p>
      </Details>
    </Card>
  )
}
