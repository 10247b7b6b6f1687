# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Debian has Buildbot without its web pages, and without any it serves no REST and no
event stream either. This stands in their place: a root with nothing of its own on it."""
from twisted.web import resource


class Application:
    description = "no pages"
    version = "1"
    static_dir = "."
    ui = False

    def __init__(self):
        self.resource = resource.Resource()

    def setMaster(self, master):
        self.master = master

    def setConfiguration(self, config):
        self.config = config


application = Application()
