import type { AuditFigures } from '../../models/queries/dashboard/dashboard-audit.ts'
import type { AdministrationDeskProps } from '../../views/dashboard/administration-desk.tsx'
import type { AuditDeskProps } from '../../views/dashboard/audit-desk-props.ts'
import type { ClinicianDeskProps } from '../../views/dashboard/clinician-desk.tsx'
import type { FrontDeskProps } from '../../views/dashboard/front-desk.tsx'
import type { OwnRecordDeskProps } from '../../views/dashboard/own-record-desk.tsx'
import type { PagesDeskProps } from '../../views/dashboard/pages-desk.tsx'
import type { PharmacyDeskProps } from '../../views/dashboard/pharmacy-desk.tsx'
import type { SecurityDeskProps } from '../../views/dashboard/security-desk.tsx'

/** What a page needs beside what is shown: how times are written, and where things lead. */
type OfPage = 'time' | 'links'

type Verification = {
  readonly at: Date
  readonly outcome: NonNullable<AuditFigures['verification']>['outcome']
}

type SecurityAlert = Omit<SecurityDeskProps['alerts'][number], 'href'> & { readonly grantId: string | null }

/** What a desk shows, wherever it is shown. */
export type ShownDesk =
  | { readonly desk: 'approval' | 'no own record' }
  | ({ readonly desk: 'administration' } & Omit<AdministrationDeskProps, OfPage>)
  | ({ readonly desk: 'audit' } & Omit<AuditDeskProps, OfPage | 'integrity'> & {
        readonly since: Date
        readonly notableSince: Date
        readonly verification: Verification | undefined
      })
  | ({ readonly desk: 'clinician' } & Omit<ClinicianDeskProps, OfPage>)
  | ({ readonly desk: 'front desk' } & Omit<FrontDeskProps, OfPage>)
  | ({ readonly desk: 'own record' } & Omit<OwnRecordDeskProps, OfPage>)
  | ({ readonly desk: 'pages' } & Omit<PagesDeskProps, OfPage>)
  | ({ readonly desk: 'pharmacy' } & Omit<PharmacyDeskProps, OfPage>)
  | ({ readonly desk: 'security' } & Pick<SecurityDeskProps, 'figures'> & {
        readonly alerts: readonly SecurityAlert[]
      })
