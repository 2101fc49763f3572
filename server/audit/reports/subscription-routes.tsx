import { SubscriptionsPage } from '../../../views/audit/reports/subscriptions-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
} from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { isReportName, reportKinds, reportNames } from './catalogue.ts'
import { ownSubscriptions, subscribe, unsubscribe } from './subscriptions.ts'

const titleOf = (name: string) => (isReportName(name) ? reportKinds[name].title : name)

/** Reports by mail: one's own, to one's own confirmed address. */
export function subscriptionRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.reportSubscriptions(),
    staffCommandForm(services, subscribe, {
      page: staffFormPage(
        services,
        ownSubscriptions,
        ({ shell }, { address, subscriptions }, { typed, errors }) => (
          <SubscriptionsPage
            shell={shell}
            action={paths.reportSubscriptions()}
            address={address}
            addressHref={paths.ownEmail()}
            backHref={paths.reports()}
            choices={reportNames.map((name) => ({ value: name, label: reportKinds[name].title }))}
            typed={typed}
            errors={errors}
            subscriptions={subscriptions.map(({ id, report, frequency, nextOn }) => ({
              id,
              title: titleOf(report),
              frequency,
              nextOn,
              endAction: paths.endReportSubscription(id),
            }))}
          />
        ),
      ),
      done: () => ({ to: paths.reportSubscriptions(), notice: said('audit.notice.report-by-mail') }),
    }),
  )
  routes.post(
    paths.endReportSubscription.pattern,
    staffCommandButton(services, unsubscribe, {
      done: () => ({
        to: paths.reportSubscriptions(),
        notice: said('audit.notice.report-no-longer-by-mail'),
      }),
    }),
  )
}
