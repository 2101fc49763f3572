import type { ReactElement } from 'react'
import { AlertCallout } from '../../views/components/alert-callout.tsx'
import { AdministrationDesk } from '../../views/dashboard/administration-desk.tsx'
import { AuditDesk } from '../../views/dashboard/audit-desk.tsx'
import { ClinicianDesk } from '../../views/dashboard/clinician-desk.tsx'
import { FrontDesk } from '../../views/dashboard/front-desk.tsx'
import { NoOwnRecord, OwnRecordDesk } from '../../views/dashboard/own-record-desk.tsx'
import { PagesDesk } from '../../views/dashboard/pages-desk.tsx'
import { PharmacyDesk } from '../../views/dashboard/pharmacy-desk.tsx'
import { SecurityDesk } from '../../views/dashboard/security-desk.tsx'
import type { Actor } from '../access/actor.ts'
import { verificationState } from '../audit/verification-state.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import * as links from './desk-links.ts'
import type { ShownDesk } from './shown-desk.ts'

/** A desk as its page draws it, with the ways that its reader may go. */
export function drawDesk({ time }: Pick<Services, 'time'>, actor: Actor, shown: ShownDesk): ReactElement {
  const { permissions } = actor
  switch (shown.desk) {
    case 'approval':
      return (
        <AlertCallout heading="Your role waits for approval">
          <p>
            A second person has to approve what your role may do. Once they have, everything opens with your
            next click: you need not sign in again. If it takes long, ask your administrator.
          </p>
        </AlertCallout>
      )
    case 'no own record':
      return <NoOwnRecord />
    case 'administration':
      return <AdministrationDesk {...shown} links={links.ofAdministration(permissions)} />
    case 'audit': {
      const { verification } = shown
      return (
        <AuditDesk
          {...shown}
          time={time}
          integrity={verification && { at: verification.at, ...verificationState(verification.outcome) }}
          links={links.ofAudit(
            permissions,
            time.localInput(shown.since),
            time.localInput(shown.notableSince),
          )}
        />
      )
    }
    case 'clinician':
      return <ClinicianDesk {...shown} time={time} links={links.ofClinician()} />
    case 'front desk':
      return <FrontDesk {...shown} time={time} links={links.ofFrontDesk(permissions)} />
    case 'own record':
      return <OwnRecordDesk {...shown} time={time} links={links.ofOwnRecord()} />
    case 'pages':
      return <PagesDesk {...shown} time={time} links={links.ofPages()} />
    case 'pharmacy':
      return <PharmacyDesk {...shown} time={time} links={links.ofPharmacy()} />
    case 'security': {
      const reviews = permissions.has('emergency-access.review')
      const alerts = shown.alerts.map(({ grantId, ...alert }) => ({
        ...alert,
        href: reviews && grantId !== null ? paths.reviewEmergencyAccess(grantId) : paths.alerts(),
      }))
      return (
        <SecurityDesk
          figures={shown.figures}
          alerts={alerts}
          time={time}
          links={links.ofSecurity(permissions)}
        />
      )
    }
    default:
      return shown satisfies never
  }
}
