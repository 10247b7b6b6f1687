// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// Loaded before the server, which listens on every address and does not say on which
// port: keeps it to 127.0.0.1, and says the port.
"use strict";
const net = require("node:net");

globalThis.crypto ??= require("node:crypto").webcrypto; // not yet global in Node 18

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
    this.once("listening", () => console.log(`PORT ${this.address().port}`));
    return listen.call(this, { port, host: "127.0.0.1" }, ...rest);
};
