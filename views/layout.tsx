import type { ReactElement, ReactNode } from 'react'
import { paths } from '../server/paths.ts'
import { EmergencyBanners } from './components/emergency-banners.tsx'
import { FormsOfPageContext, type FormsOfPage } from './components/forms/page-forms.ts'
import { HoursBanner } from './components/hours-banner.tsx'
import { FormNotices } from './components/forms/form-notices.tsx'
import { LeftOverForms } from './components/forms/left-over-forms.tsx'
import { NewAccessCode } from './components/new-access-code.tsx'
import { Mark } from './components/mark.tsx'
import { PersonName } from './components/person-name.tsx'
import { isolated } from './isolated.ts'
import { IdentityBanner, RestOfBanner, type BannerPatient } from './patients/identity-banner.tsx'
import { scriptWords } from './script-words.ts'
import { ReturnedFormContext } from './returned-form.tsx'
import type { MenuItem, Person, Shell } from './shell.ts'
import type { Words } from './words/words.ts'
import { WordsContext } from './use-words.ts'
import { useWords } from './use-words.ts'

export type { EmergencyBanner, MenuItem, Person, Shell } from './shell.ts'

export type LayoutProps = {
  readonly shell: Shell
  readonly title: string
  /** Uses the whole width: for tables and clinical pages. Otherwise lines keep a length that reads well. */
  readonly wide?: boolean | undefined
  /** Whom the page is about. */
  readonly patient?: BannerPatient | undefined
  readonly children: ReactNode
}

/** The frame around every page. It stands on the hot path: plain elements, and what never changes is made once. */
export function Layout({ shell, title, wide = false, patient, children }: LayoutProps): ReactElement {
  const { say } = shell.words

  const { nonce, person, idle, menu, emergencies, hours, notice } = shell
  const { skipLink, demoStrip, footer } = fixedIn(shell.words)
  const pageTitle = say('frame.layout.medguard', { title: isolated(title) })
  return (
    <html lang={shell.words.language}>
      <head>
        {charset}
        {viewport}
        {colourScheme}
        <title>
          {ReturnedFormContext.use() === true ? say('frame.layout.error', { title: pageTitle }) : pageTitle}
        </title>
        <link rel="icon" type="image/svg+xml" href={shell.favicon} />
        <link rel="stylesheet" href={shell.stylesheet} nonce={nonce} />
        <script type="module" nonce={nonce} src={shell.script} />
        {idle !== undefined && (
          <>
            {idle.scripts.map((script) => (
              <script key={script} type="module" nonce={nonce} src={script} />
            ))}
            {!idle.writing && (
              <noscript>
                <meta
                  httpEquiv="refresh"
                  content={`${Math.min(idle.seconds, idle.absoluteSeconds)};url=${idle.signedOutHref}`}
                />
              </noscript>
            )}
          </>
        )}
      </head>
      <body className="mg-body" {...idleData(shell)}>
        {skipLink}
        <WordsContext.Provider value={shell.words}>
          <FormsOfPageContext.Provider value={formsOfPage(shell)}>
            <header className="mg-header">
              <div className="mg-header__bar">
                <div className="mg-width mg-header__row">
                  {brand}
                  {person !== undefined && <WhoYouAre person={person} csrfToken={shell.csrfToken} />}
                </div>
              </div>
              {menu.length > 0 && <Menu items={menu} />}
              {shell.demo && demoStrip}
            </header>
            <main className="mg-page" id="main">
              <div className="mg-stays">
                {emergencies.length > 0 && (
                  <EmergencyBanners banners={emergencies} csrfToken={shell.csrfToken} />
                )}
                {patient !== undefined && <IdentityBanner {...patient} record={shell.record} />}
              </div>
              {patient !== undefined && <RestOfBanner {...patient} record={shell.record} />}
              {hours !== undefined && <HoursBanner hours={hours} />}
              <div className={wide ? 'mg-width mg-main mg-main--wide' : 'mg-width mg-main'}>
                {shell.reminders?.map((reminder) => (
                  <p key={reminder} className="mg-reminder">
                    {reminder}
                  </p>
                ))}
                {notice !== undefined && <output className="mg-notice">{notice}</output>}
                {shell.newAccessCode !== undefined && <NewAccessCode code={shell.newAccessCode} />}
                <FormNotices shell={shell} />
                {children}
                <LeftOverForms />
              </div>
            </main>
            {footer}
          </FormsOfPageContext.Provider>
        </WordsContext.Provider>
      </body>
    </html>
  )
}

/** What the forms of the page are told about it; nothing before sign-in. */
function formsOfPage(shell: Shell): FormsOfPage | undefined {
  const { forms, idle } = shell
  return forms === undefined
    ? undefined
    : {
        ...forms,
        found: new Set(),
        csrfToken: shell.csrfToken,
        sendBefore: idle?.writing === false ? idle.endsAt : undefined,
      }
}

/** What the script that warns before the end needs to know. */
function idleData(shell: Shell): Record<string, string> {
  const { idle, hours, sessionOver = false } = shell
  if (sessionOver) {
    return { 'data-session-over': '' }
  }
  return idle === undefined
    ? {}
    : {
        'data-idle-seconds': String(idle.seconds),
        'data-absolute-seconds': String(idle.absoluteSeconds),
        'data-stay-action': idle.stayAction,
        'data-draft-action': idle.draftAction,
        'data-signed-out-href': idle.signedOutHref,
        'data-words': fixedIn(shell.words).scriptWords,
        ...(hours === undefined ? {} : { 'data-hours-seconds': String(hours.secondsLeft) }),
        // Asked for only here: making one for a stranger would begin a session.
        'data-csrf': shell.csrfToken,
      }
}

function WhoYouAre({ person, csrfToken }: { person: Person; csrfToken: string }): ReactElement {
  const { say, sayRich } = useWords()

  return (
    <div className="mg-person">
      <p className="mg-person__who">
        <span className="mg-person__name">
          <PersonName name={person.displayName} />
        </span>
        <span className="mg-person__role">{person.roleTitle}</span>
      </p>
      <p className="mg-person__session">
        {sayRich('frame.layout.signed-until', {
          sessionEndsAt: <span className="mg-nowrap">{person.sessionEndsAt}</span>,
        })}
      </p>
      <a className="mg-person__link" href={paths.ownSessions()}>
        {say('frame.layout.your-account')}
      </a>
      <form method="post" action={paths.logout()}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <button type="submit" className="mg-person__sign-out">
          {say('frame.layout.sign-out')}
        </button>
      </form>
    </div>
  )
}

function Menu({ items }: { items: readonly MenuItem[] }): ReactElement {
  const { say } = useWords()

  const section = items.find(({ pages }) => pages !== undefined)
  return (
    <>
      <nav className="mg-menu" aria-label={say('frame.layout.main-menu')}>
        <MenuList items={items} />
      </nav>
      {section?.pages !== undefined && (
        <nav className="mg-menu mg-menu--section" aria-label={section.label}>
          <MenuList items={section.pages} />
        </nav>
      )}
    </>
  )
}

const MenuList = ({ items }: { items: readonly MenuItem[] }): ReactElement => (
  <ul className="mg-width mg-menu__list">
    {items.map(({ href, label, current, pages }) => (
      <li key={href}>
        <a href={href} aria-current={current === true ? (pages === undefined ? 'page' : 'true') : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
)

const charset = <meta charSet="utf-8" />
const viewport = <meta name="viewport" content="width=device-width, initial-scale=1" />
const colourScheme = <meta name="color-scheme" content="light dark" />

const brand = (
  <a className="mg-brand" href={paths.home()}>
    <Mark />
    <span>MedGuard</span>
  </a>
)

type Fixed = {
  readonly scriptWords: string
  readonly skipLink: ReactElement
  readonly demoStrip: ReactElement
  readonly footer: ReactElement
}

const fixed = new WeakMap<Words, Fixed>()

/** What every page of a language has alike, made once. */
function fixedIn(words: Words): Fixed {
  const { say } = words
  const made = fixed.get(words) ?? {
    scriptWords: scriptWords(words),
    skipLink: (
      <a className="mg-skip-link" href="#main">
        {say('frame.skip-to-content')}
      </a>
    ),
    demoStrip: (
      <div className="mg-demo">
        <p className="mg-width">{say('frame.demo')}</p>
      </div>
    ),
    footer: (
      <footer className="mg-footer">
        <div className="mg-width mg-footer__row">
          <p>{say('frame.footer')}</p>
        </div>
      </footer>
    ),
  }
  fixed.set(words, made)
  return made
}
