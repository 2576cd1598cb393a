import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE } from './access.js';

/** No door without a name on it: the start fails when a route carries no access rule. */
@Injectable()
export class RouteRules implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (metatype === null || instance === undefined) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, (...parameters: unknown[]) => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata('path', prototype[method] as object))
        .filter((method) => this.reflector.get(ACCESS_RULE, prototype[method] as () => unknown) === undefined)
        .map((method) => `${metatype.name}.${method}`);
    });
    if (open.length > 0) throw new Error(`These routes have no access rule: ${open.join(', ')}. Add @Access(…) to each.`);
  }
}
