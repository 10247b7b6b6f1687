# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds each check a small tree that keeps the rules, and then one bad sample at a time."""

import tempfile
import unittest
from pathlib import Path

import check_files
import check_plain_text
import check_rooms
from sources import without_comments

HEAD = "// SPDX-FileCopyrightText: 2026 The Runwatch authors\n// SPDX-License-Identifier: Apache-2.0\n"
PLAN = """
| room | may include | why |
| --- | --- | --- |
| `app/jobs` | Qt Core | nouns |
| `app/stream` | Qt Core | bytes |
| `app/model` | jobs | facts |
| `ui/words` | jobs, model | sentences |
| `ui/look`, `ui/list` | model, words, Qt Widgets | panes |
| `ui/window` | all of `ui` | assembles |
"""
GOOD = {
    "app/README.md": PLAN,
    "app/jobs/CMakeLists.txt": "runwatch_room(jobs SOURCES job.h DEPENDS Qt6::Core)",
    "app/jobs/job.h": HEAD + "#pragma once\n#include <QString>\n",
    "app/stream/CMakeLists.txt": "runwatch_room(stream SOURCES parser.h DEPENDS Qt6::Core)",
    "app/stream/parser.h": HEAD + "#pragma once\n// tr( and QColor in a comment\n",
    "app/model/CMakeLists.txt": "# runwatch::stream\nrunwatch_room(model SOURCES list.h DEPENDS runwatch::jobs Qt6::Core)",
    "app/model/list.h": HEAD + '#pragma once\n#include "app/jobs/job.h"\nint n = 1\'000; // QIcon\n',
    "ui/words/CMakeLists.txt": "runwatch_room(words SOURCES words.h DEPENDS runwatch::jobs Qt6::Core)",
    "ui/words/words.h": HEAD + '#pragma once\n#include "app/jobs/job.h"\n',
    "ui/list/CMakeLists.txt": "runwatch_room(ui_list SOURCES list.cpp DEPENDS runwatch::model runwatch::words Qt6::Widgets)",
    "ui/list/list.cpp": HEAD + '#include "ui/words/words.h"\n#include <QLabel>\nvoid f() {\n    auto *label = new QLabel;\n'
                        '    label->setTextFormat(Qt::PlainText);\n    label->setToolTip(tr("Ours"));\n}\n',
    "ui/window/CMakeLists.txt": "runwatch_room(window SOURCES w.cpp DEPENDS runwatch::ui_list runwatch::jobs Qt6::Widgets)",
    "ui/window/w.cpp": HEAD + '#include "ui/list/list.h"\n',
    "tests/model/tst_list.cpp": HEAD + '#include "app/model/list.h"\n#include "tests/support/server.h"\n',
    "tests/rooms/long_files.txt": "# none\n",
}


class Checks(unittest.TestCase):
    def findings(self, check, **changed):
        """What `check` finds in the good tree with some files changed or added."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in (GOOD | changed.get("files", {})).items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            return check(root)

    def assert_found(self, check, words, files):
        found = self.findings(check, files=files)
        self.assertTrue(any(words in line for line in found), f"{words!r} is not in {found}")

    def test_a_good_tree_passes(self):
        for check in (check_rooms.check, check_files.check, check_plain_text.check):
            self.assertEqual(self.findings(check), [])

    def test_an_empty_tree_fails(self):
        for check in (check_files.check, check_plain_text.check):
            with tempfile.TemporaryDirectory() as folder:
                self.assertTrue(check(Path(folder)))

    def test_comments_and_strings_are_not_code(self):
        self.assertEqual(without_comments('a("tr(") // x\n/* y\n */ b(R"(tr( ")") c(\'"\')'),
                         'a("") \n\n b("") c("")')

    def test_rooms(self):
        header = HEAD + "#pragma once\n"
        room = "runwatch_room(jobs SOURCES job.h DEPENDS {})"
        for words, files in [
            ("an include goes up", {"app/jobs/job.h": header + '#include "ui/words/words.h"\n'}),
            ("an arrow goes up", {"app/jobs/CMakeLists.txt": room.format("runwatch::words")}),
            ("DEPENDS does not name app/stream", {"app/model/list.h": header + '#include "app/stream/parser.h"\n'}),
            ("which the plan does not allow", {
                "app/model/CMakeLists.txt": "runwatch_room(model SOURCES list.h DEPENDS runwatch::stream)"}),
            ("a cycle: jobs -> model -> jobs", {"app/jobs/CMakeLists.txt": room.format("runwatch::model")}),
            ("which is no room", {"app/jobs/CMakeLists.txt": room.format("runwatch::nothing")}),
            ("has no row in the plan", {"ui/new/CMakeLists.txt": "runwatch_room(new SOURCES a.h DEPENDS Qt6::Core)"}),
            ("<QWidget>: app/ draws nothing", {"app/jobs/job.h": header + "#include <QWidget>\n"}),
            ("<QtGui/QColor>: app/ draws nothing", {"app/jobs/job.h": header + "#  include <QtGui/QColor>\n"}),
            ("Qt6::Widgets: app/ draws nothing", {"app/jobs/CMakeLists.txt": room.format("Qt6::Widgets")}),
            ("words are made in ui/", {"app/jobs/job.h": header + 'auto s = tr("words");\n'}),
            ("looks are made in ui/", {"app/jobs/job.h": header + "class QIcon;\n"}),
            ("not by its path from the root", {"app/model/list.h": header + '#include "job.h"\n'}),
            ("a room knows no test", {"app/jobs/job.h": header + '#include "tests/support/server.h"\n'}),
            ("not the tested room", {"tests/model/tst_list.cpp": HEAD + '#include "app/stream/parser.h"\n'}),
            ("the check itself is broken", {"app/README.md": "no table"}),
        ]:
            with self.subTest(words):
                self.assert_found(check_rooms.check, words, files)

    def test_files(self):
        for words, files in [
            ("two SPDX lines", {"app/jobs/job.h": "#pragma once\n"}),
            ("two SPDX lines", {"tests/model/tst_list.cpp": "\n" + HEAD}),
            ("no #pragma once", {"app/jobs/job.h": HEAD}),
            ("has 303 lines", {"app/jobs/job.cpp": HEAD + "\n" * 301}),
            ("has 303 lines", {"app/jobs/job.cpp": HEAD + "\n" * 301, check_files.LONG_FILES: "app/jobs/job.cpp:\n"}),
            ("is not long any more", {check_files.LONG_FILES: "app/jobs/job.h: once it was\n"}),
            ("and nowhere else", {check_files.LONG_FILES: "app/jobs/gone.h: once it was\n"}),
            ("'manager' in a name", {"app/jobs/jobmanager.cpp": HEAD}),
            ("notes.txt: does not belong to the top level", {"notes.txt": ""}),
        ]:
            with self.subTest(words):
                self.assert_found(check_files.check, words, files)

    def test_a_long_file_with_a_reason_passes(self):
        files = {"app/jobs/job.cpp": HEAD + "\n" * 301, check_files.LONG_FILES: "app/jobs/job.cpp: one long table\n"}
        self.assertEqual(self.findings(check_files.check, files=files), [])

    def test_plain_text(self):
        for words, code in [
            ("note is not set", "auto *note = new QLabel(text);"),
            ("m_note is not set", "A() : m_note(new QLabel(this)) {}"),
            ("m_note is not set", "A() : m_note(new QLabel) { m_note->setPixmap(p); m_note->setText(t); }"),
            ("note is not set", "QLabel note(text);"),
            ("box is not set", "QMessageBox box(this);"),
            ("is not set", "layout->addWidget(new QLabel(text));"),
            ("without a name", "return new QLabel(text);"),
            ("a label of its own", "class Note : public QLabel { };"),
            ("guesses the format", "QMessageBox::warning(this, title, text);"),
            ("a tooltip that is neither", "button->setToolTip(job.message);"),
            ("a tooltip that is neither", "QToolTip::showText(pos,\n    text);"),
            ("a tooltip that is neither", "button->setToolTip(tooltipOf(job));"),
            ("answers Qt::ToolTipRole", "case Qt::ToolTipRole: return job.message;"),
        ]:
            with self.subTest(code):
                self.assert_found(check_plain_text.check, words, {"ui/list/bad.cpp": HEAD + code})

    def test_plain_text_is_let_pass(self):
        for code in [
            "A() : m_note(new QLabel(this)) { m_note->setTextFormat(Qt::PlainText); m_note->setText(job.message); }",
            "auto *picture = new QLabel(this); picture->setPixmap(p);",
            "class Note : public QLabel { Note() { setTextFormat(Qt::PlainText); } };",
            "button->setToolTip(escapedToolTip(job.message));",
            "button->setToolTip(job.message.toHtmlEscaped());",
            "button->setToolTip({});",
            "QString tooltipOf(Job j) { return Qt::convertFromPlainText(j.message); } a->setToolTip(tooltipOf(j));",
            "case Qt::ToolTipRole: return escapedToolTip(job.message);",
        ]:
            with self.subTest(code):
                self.assertEqual(self.findings(check_plain_text.check, files={"ui/list/good.cpp": HEAD + code}), [])


if __name__ == "__main__":
    unittest.main()
