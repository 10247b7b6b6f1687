# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody hears who sees nothing, and does without a mouse."""

import sys
import time
import unittest

from program import Program, Role, State
from streamserver import StreamServer, event

ACTIONABLE = {Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.CHECK_BOX, Role.RADIO_BUTTON, Role.COMBO_BOX, Role.TEXT,
              Role.ENTRY, Role.SLIDER, Role.SPIN_BUTTON, Role.PROGRESS_BAR, Role.TREE, Role.TREE_TABLE, Role.TABLE,
              Role.LIST, Role.MENU_ITEM, Role.MENU, Role.PAGE_TAB, Role.LINK}

REINDEX = [event({"title": "Re-index", "phase": "scan", "phaseProgress": 100, "overallProgress": 10}),
           event({"phase": "write", "phaseProgress": 45, "overallProgress": 42, "message": "Shard 3 of 7"})]


class ScreenReader(unittest.TestCase):
    def watch(self):
        server = StreamServer(REINDEX)
        self.addCleanup(server.stop)
        program = Program(PROGRAM, server.url("/reindex"))
        self.addCleanup(program.stop)
        self.assertTrue(server.opened.wait(5))
        return program, server

    def assert_names(self, program):
        nodes = [node for node in program.nodes()
                 if node.get_role() in ACTIONABLE and node.get_state_set().contains(State.VISIBLE)]
        nameless = [f"{node.get_role_name()} in {node.get_parent().get_name()!r}"
                    for node in nodes if not (node.get_name() or "").strip()]
        self.assertGreater(len(nodes), 5)
        self.assertEqual(nameless, [])

    def test_everything_to_act_on_has_a_name_when_empty(self):
        program = Program(PROGRAM)
        self.addCleanup(program.stop)
        self.assert_names(program)

    def test_everything_to_act_on_has_a_name_when_watching(self):
        program, _ = self.watch()
        program.find(Role.TABLE_CELL, "Re-index")
        self.assert_names(program)

    def test_a_row_reads_as_a_sentence(self):
        program, _ = self.watch()
        sentence = program.find(Role.TABLE_CELL, "Re-index").get_name()
        for word in ("running", "42", "write", "Shard 3 of 7"):
            self.assertIn(word.lower(), sentence.lower())

    def test_cancel_can_be_pressed(self):
        program, server = self.watch()
        program.click(program.find(Role.TABLE_CELL, "Re-index"))
        cancel = program.find(Role.PUSH_BUTTON, "Cancel")
        pressed = time.monotonic()
        program.do(cancel)
        self.assertTrue(server.closed.wait(5), "Cancel closed nothing")
        self.assertLess(server.closed_at - pressed, 0.2)
        program.find(Role.TABLE_CELL, "Cancelled")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
