import type { Report } from '../../../views/audit/reports/report.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { makeAfterHours } from './make-after-hours.ts'
import { makeDaily } from './make-daily.ts'
import { makeEmergencies } from './make-emergencies.ts'
import { makeFailedSignIns } from './make-failed-sign-ins.ts'
import type { Period } from './period.ts'

/** A report with the patients whose record numbers it shows. */
export type MadeReport = Report & { readonly patientIds?: readonly string[] }

/** A report about the whole facility: it can be asked for by mail. */
export type ReportKind = {
  readonly title: string
  readonly about: string
  readonly path: string
  /** The report is of one day, or of a period that is so many days long unless another is asked for. */
  readonly usualDays: 'one day' | number
  readonly make: (services: Services, period: Period) => Promise<MadeReport>
}

const catalogue = {
  daily: {
    title: 'Daily incidents',
    about: 'Everything of one day that was refused, failed or was graver than routine.',
    path: paths.dailyReport(),
    usualDays: 'one day',
    make: makeDaily,
  },
  'failed-sign-ins': {
    title: 'Failed sign-ins',
    about: 'Wrong passwords and codes, by name and address, and what was locked for it.',
    path: paths.failedSignInReport(),
    usualDays: 7,
    make: makeFailedSignIns,
  },
  'after-hours': {
    title: 'Access after hours',
    about: 'Records opened outside of the role’s hours, or of the facility’s day.',
    path: paths.afterHoursReport(),
    usualDays: 7,
    make: makeAfterHours,
  },
  'emergency-access': {
    title: 'Emergency access',
    about: 'Every breaking of the glass, its review, and which reviews are overdue.',
    path: paths.emergencyReport(),
    usualDays: 31,
    make: makeEmergencies,
  },
} as const satisfies Record<string, ReportKind>

export type ReportName = keyof typeof catalogue

/** The reports about the whole facility, by name. */
export const reportKinds: Readonly<Record<ReportName, ReportKind>> = catalogue

export const isReportName = (name: string): name is ReportName => Object.hasOwn(catalogue, name)

export const reportNames: readonly ReportName[] = Object.keys(catalogue).filter(isReportName)
