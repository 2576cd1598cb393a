// CommonJS packages that require Nest's ES modules need them loaded first under Jest.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
