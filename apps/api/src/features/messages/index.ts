export { KeepMessage } from './keep-message.js';
export { MessagesQueries } from './messages.queries.js';
export { MessagesModule } from './messages.module.js';
