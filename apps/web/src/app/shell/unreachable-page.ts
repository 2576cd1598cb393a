import { Component } from '@angular/core';

@Component({ selector: 'kat-unreachable-page', template: '<h1>Not connected</h1>' })
export default class UnreachablePage {}
