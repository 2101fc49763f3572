import type { ReactElement } from 'react'
import { ButtonGroup, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Disclosure } from '../components/disclosure.tsx'

export type ExportLinks = {
  readonly csv: string
  readonly ndjson: string
  readonly fhir: string
  /** Where the events of finished exports are found. */
  readonly finished: string
}

/** Takes what the filters find out of the house. */
export function ExportPanel({ links }: { links: ExportLinks }): ReactElement {
  return (
    <Card heading="Export" id="export">
      <p>
        The file holds every event that the filters above find, the oldest first, as the log stands when the
        export begins. It names patients by their ids only. That you exported it is recorded.
      </p>
      <ButtonGroup>
        <LinkButton href={links.csv} variant="secondary" small>
          Export as CSV
        </LinkButton>
        <LinkButton href={links.ndjson} variant="secondary" small>
          Export as NDJSON
        </LinkButton>
        <LinkButton href={links.fhir} variant="secondary" small>
          Export as FHIR
        </LinkButton>
      </ButtonGroup>
      <Disclosure summary="What is in the file, and how to check it">
        <p>
          CSV and NDJSON have the same fields, named as in the log; times are UTC. In CSV a cell that a
          spreadsheet could take for a formula begins with an apostrophe; NDJSON (one JSON object on each
          line) has every value as it is. FHIR is one AuditEvent of FHIR R4 on each line, for other systems of
          health care. Sealed changes are left out; the file says how many bytes they have.
        </p>
        <p>
          When a file is complete, the log notes how many events it has and its SHA-256, under{' '}
          <a href={links.finished}>Audit log export finished</a>. Run <code>sha256sum</code> on your file and
          compare: an unfinished or altered file has another sum.
        </p>
      </Disclosure>
    </Card>
  )
}
