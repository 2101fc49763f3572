import type { ReactElement, ReactNode } from 'react'
import { EmergencyBanners } from './components/emergency-banners.tsx'
import { FormsOfPageContext, type FormsOfPage } from './components/forms/page-forms.ts'
import { HoursBanner } from './components/hours-banner.tsx'
import { FormNotices } from './components/forms/form-notices.tsx'
import { LeftOverForms } from './components/forms/left-over-forms.tsx'
import { NewAccessCode } from './components/new-access-code.tsx'
import { BottomBar } from './frame/bottom-bar.tsx'
import { MainMenu } from './frame/main-menu.tsx'
import { TopBar } from './frame/top-bar.tsx'
import { isolated } from './isolated.ts'
import { IdentityBanner, RestOfBanner, type BannerPatient } from './patients/identity-banner.tsx'
import { scriptWords } from './script-words.ts'
import { ReturnedFormContext } from './returned-form.tsx'
import type { Shell } from './shell.ts'
import type { Words } from './words/words.ts'
import { WordsContext } from './use-words.ts'

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
  const { skipLink, footer } = fixedIn(shell.words)
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
        {shell.search !== undefined && <script type="module" nonce={nonce} src={shell.search.script} />}
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
              <TopBar shell={shell} />
              {menu.length > 0 && <MainMenu items={menu} onPhone={person === undefined} />}
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
            {person !== undefined && menu.length > 0 && <BottomBar items={menu} />}
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
        'data-local': idle.local,
        'data-stay-action': idle.stayAction,
        'data-draft-action': idle.draftAction,
        'data-signed-out-href': idle.signedOutHref,
        'data-words': fixedIn(shell.words).scriptWords,
        ...(hours === undefined ? {} : { 'data-hours-seconds': String(hours.secondsLeft) }),
        // Asked for only here: making one for a stranger would begin a session.
        'data-csrf': shell.csrfToken,
      }
}

const charset = <meta charSet="utf-8" />
const viewport = <meta name="viewport" content="width=device-width, initial-scale=1" />
const colourScheme = <meta name="color-scheme" content="light dark" />

type Fixed = {
  readonly scriptWords: string
  readonly skipLink: ReactElement
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
