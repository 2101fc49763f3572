import { dayText } from '../../../views/words/calendar-date.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'
import { isolated } from '../../../views/isolated.ts'
import { ExplainPage } from '../../../views/security/explain-page.tsx'
import { actionWords } from '../../access/action-words.ts'
import { actions } from '../../access/actions.ts'
import { explain, of } from '../../access/explain.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQuestionForm } from '../../http/faces/question-form.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { explainAccess, type Answer } from './explain-access.ts'

const choices = Object.keys(actions)
  .filter((name): name is keyof typeof actions => Object.hasOwn(actions, name))
  .map((name) => ({ value: name, label: actionWords[name] }))

const shown = ({ time, words }: Pick<Services, 'time' | 'words'>, answer: Answer | undefined) =>
  answer && {
    ...answer,
    verdicts: explain({
      ...answer.looked,
      voice: of(isolated(answer.name)),
      write: {
        dateTime: (moment) => time.dateTime(moment),
        day: (isoDate) => dayText(words[sourceLanguage], isoDate),
      },
    }),
    doing: actionWords[answer.action],
    allowed: answer.decision.allowed,
    stepUp: answer.decision.obligations.stepUp,
    emergency: answer.decision.obligations.severity === 'emergency',
    hides: actions[answer.action].patient === undefined ? [] : answer.decision.obligations.hides,
  }

/** Why somebody may do something, or may not. */
export function explainRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.explain(),
    staffQuestionForm(services, explainAccess, ({ shell }, { typed, errors }, answer) => (
      <ExplainPage
        shell={shell}
        time={services.time}
        choices={choices}
        typed={typed}
        which={services.time.which(typed['moment'])}
        errors={errors}
        answer={shown(services, answer)}
      />
    )),
  )
}
