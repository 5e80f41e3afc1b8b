import type { UA } from 'jssip';
import type { Message } from 'jssip/lib/Message';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import { type CoachNews, parseCoachNews } from '../../../core/calls/coach';
import { listenTo } from './jssip-internals';

/** The user the PBX tells of a coach as. */
const coachUser = 'coach';

/** A MESSAGE of either direction, as JsSIP tells of it; one from the PBX is answered 200 unless it is rejected at once. */
interface NewMessage {
  readonly originator: 'local' | 'remote';
  readonly message: Message;
  readonly request: IncomingRequest;
}

/** Hears from the PBX who listens or speaks in this phone's calls, by MESSAGE outside a dialog (RFC 3428). Any other MESSAGE is refused. */
export function hearOfCoach(userAgent: UA, onNews: (news: CoachNews) => void): void {
  listenTo(userAgent, 'newMessage', ({ originator, message, request }: NewMessage) => {
    if (originator === 'local') return;
    const isOfCoach = request.from.uri.user === coachUser && !request.to.hasParam('tag');
    const news = parseCoachNews(request.body ?? '');
    if (!isOfCoach) message.reject({ status_code: 403 });
    else if (!isPlainText(request)) message.reject({ status_code: 415, extraHeaders: ['Accept: text/plain'] });
    else if (!news) message.reject({ status_code: 400 });
    else onNews(news);
  });
}

function isPlainText(request: IncomingRequest): boolean {
  return /^text\/plain\s*(;|$)/i.test(request.getHeader('Content-Type'));
}
