import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config.js';

function cookieName(config: Config): string {
  return config.isSecure ? '__Host-sojourn' : 'sojourn';
}

export function readToken(request: FastifyRequest, config: Config): string | undefined {
  return request.cookies[cookieName(config)];
}

export function giveToken(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(cookieName(config), token, { httpOnly: true, sameSite: 'lax', secure: config.isSecure, path: '/' });
}

export function takeToken(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config), { httpOnly: true, sameSite: 'lax', secure: config.isSecure, path: '/' });
  void reply.header('Clear-Site-Data', '"cache"');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Stands for the device of a browser that named none. */
export const unnamedDevice = '00000000-0000-0000-0000-000000000000';

/** The device as it names itself; it proves nothing, it only tells tablets apart. */
export function deviceOf(request: FastifyRequest): string | null {
  const header = request.headers['x-device'];
  return typeof header === 'string' && uuid.test(header) ? header.toLowerCase() : null;
}
