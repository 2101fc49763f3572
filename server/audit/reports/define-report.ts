import { z } from 'zod'
import type { Report } from '../../../views/audit/reports/report.ts'
import { choiceInAddress, idInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type OperationAction, type OperationContext } from '../../operations/operation.ts'
import type { Clearance } from '../../access/clearance.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor-of.ts'
import type { Receipt } from '../record.ts'
import type { MadeReport } from './catalogue.ts'
import { notAFormat, readDate, readPeriod, type AskedPeriod, type Period } from './period.ts'
import { reportCsv } from './report-csv.ts'

/** What a report is, whoever asks for it. */
export type DeclaredReport = {
  /** As audit rows and file names say it. */
  readonly name: string
  readonly usualDays: 'one day' | number
  /** The longest period in days. */
  readonly longest: number
  /** @param subjectId the patient or person that it is about; '' where it is about none */
  readonly make: (services: Services, period: Period, subjectId: string) => Promise<MadeReport>
  readonly address: (subjectId: string) => string
}

const input = z.looseObject({ id: idInAddress.catch(''), format: choiceInAddress() })

type Asks = z.output<typeof input>

/** As a page a report is read; as a file it leaves the house like any other export. */
const readOrTaken: OperationAction = {
  of: ['audit.read', 'audit.export'],
  pick: (_actor, asked) => (asked['format'] === 'csv' ? 'audit.export' : 'audit.read'),
}

const formats = ['', 'csv']

/** Why a report cannot be made as its address asks for it. @param address of the report as it usually is */
export const reportRefused = ({ errors }: AskedPeriod, address: string): Refused =>
  new Refused('report-not-understood', {
    faults: errors,
    next: { href: address, label: 'open-report' },
  })

function askedOf(
  services: Services,
  { usualDays, longest }: DeclaredReport,
  asks: Asks,
  today: string,
): AskedPeriod {
  const asked =
    usualDays === 'one day'
      ? readDate(asks, services.time, today)
      : readPeriod(asks, services.time, today, { days: usualDays, longest })
  return formats.includes(asks.format) ? asked : { ...asked, errors: [...asked.errors, notAFormat] }
}

/** That a report leaves as a file is an event of its own, written before the file. */
async function takenAsFile(
  services: Services,
  { proof, origin, today }: OperationContext<Clearance>,
  receipt: Receipt,
  { name, report }: { readonly name: string; readonly report: Report },
) {
  await services.trail.append({
    event: 'audit.report-exported',
    outcome: 'success',
    actor: actorOf(proof.actor),
    sessionId: proof.person.sessionId,
    origin,
    resource: { type: 'audit-event', id: receipt.eventId },
    details: { report: name, rows: report.table.rows.length },
  })
  return {
    name: `medguard-${name}_${today}.csv`,
    contentType: 'text/csv; charset=utf-8; header=present',
    text: reportCsv(report.table),
  }
}

/** Declares a report: read on a page, or with `format=csv` taken as a file. */
export function defineReport(declared: DeclaredReport) {
  const { name } = declared
  return defineStaffQuery({
    name: `audit.${name}-report`,
    action: readOrTaken,
    event: 'audit.report-viewed',
    subject: 'none',
    input,
    find: async (services, { today }, asks) => {
      const { format, id } = asks
      const asked = askedOf(services, declared, asks, today)
      const { period } = asked
      if (asked.errors.length > 0 && format !== '') {
        throw reportRefused(asked, declared.address(id))
      }
      const report = period === undefined ? undefined : await declared.make(services, period, id)
      return {
        asked,
        report,
        format,
        address: declared.address(id),
        patientIds: report?.patientIds ?? [],
        details: {
          report: name,
          ...(period === undefined ? {} : { from: period.from, to: period.to }),
          ...(format === '' ? {} : { format }),
        },
      }
    },
    run: async (services, context, receipt, { asked, report, format, address }) => ({
      asked,
      report,
      address,
      file:
        report !== undefined && format === 'csv'
          ? await takenAsFile(services, context, receipt, { name, report })
          : undefined,
    }),
  })
}

export type ReportQuery = ReturnType<typeof defineReport>
