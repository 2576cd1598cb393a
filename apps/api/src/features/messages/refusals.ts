import { ProblemException } from '../../platform/http/problem.js';

export function nothingToDecide(): ProblemException {
  const detail =
    'This message waits for nobody: a colleague has decided, or it is on its way by itself. Nothing was sent twice. Look at the list again.';
  return new ProblemException({ status: 409, code: 'message-not-waiting', title: 'Nothing to decide', detail });
}

export function noAddressToSendTo(): ProblemException {
  const detail =
    'The chart has no e-mail address at which the patient allows letters. Nothing was sent. Ask them, note it in the chart, or tell them another way.';
  return new ProblemException({ status: 409, code: 'address-missing', title: 'Nowhere to send it', detail });
}

export function nothingReadableToSend(): ProblemException {
  const detail =
    'This message cannot be read any more, so nothing was sent; it stays on the list. Tell the patient another way, and say so here.';
  return new ProblemException({ status: 409, code: 'message-unreadable', title: 'Nothing to send', detail });
}

export function addressInDoubt(): ProblemException {
  const detail =
    'A letter came back from this address meanwhile. Nothing was sent. Ask the patient, correct the address in the chart, or say that it is right.';
  return new ProblemException({ status: 409, code: 'address-in-doubt', title: 'The address is in doubt', detail });
}
