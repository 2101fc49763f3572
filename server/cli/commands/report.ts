import { Option, type Command } from 'commander'
import type { DailyReportOptions } from '../actions/report-daily.ts'
import { does } from '../does.ts'

const formats: readonly DailyReportOptions['format'][] = ['text', 'json', 'csv']

async function daily(options: DailyReportOptions): Promise<void> {
  const { printDailyReport } = await import('../actions/report-daily.ts')
  await printDailyReport(options)
}

/** `medguard report` */
export function addReport(program: Command): void {
  const report = program.command('report').description('make a report from the audit log').helpCommand(false)
  const command = report
    .command('daily')
    .description('the incidents of one day: what was refused, failed or was graver than routine')
    .option('--date <day>', 'the day on the facility’s calendar as YYYY-MM-DD (default: yesterday)')
    .addOption(new Option('--format <format>', 'how it is written').choices(formats).default('text'))
    .option('--check', 'exit with 1 where an incident is critical or an emergency')
    .addHelpText(
      'after',
      `
Names no patient. Each kind of incident stands once for each person, with how often it came and when.
That it was made, and by which account of this machine, is an event in the audit log.`,
    )
    .action(daily)
  does('audit.daily-report', command)
}
