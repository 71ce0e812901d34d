import { makeSpool, putMessage } from './disk-spool.ts'
import { plainMail } from './mails.ts'

/**
 * So many messages, a minute apart, `Message 000` the oldest: every other one from ada@example.com, the rest from
 * grace@example.com; every fifth is frozen, the first one of them.
 */
export async function smallSpool(dir: string, count: number): Promise<string> {
  await makeSpool(dir)
  for (let place = 0; place < count; place += 1) {
    await putMessage(dir, {
      lines: plainMail(`Message ${String(place).padStart(3, '0')}`),
      sender: place % 2 === 0 ? 'ada@example.com' : 'grace@example.com',
      spooledAt: new Date(Date.now() - (count - place) * 60_000),
      queue: place % 5 === 0 ? 'frozen' : 'active',
    })
  }
  return dir
}
