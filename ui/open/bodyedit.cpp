// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/bodyedit.h"

#include "app/open/requestcheck.h"
#include "ui/open/inlineerror.h"
#include "ui/open/mistakemark.h"
#include "ui/words/requestwords.h"
#include "ui/words/timewords.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

#include <optional>

namespace runwatch {

namespace {

bool isJsonType(const QString &contentType)
{
    const QString type = contentType.section(u';', 0, 0).trimmed().toLower();
    return type.isEmpty() || type.endsWith(u"/json") || type.endsWith(u"+json");
}

} // namespace

BodyEdit::BodyEdit(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
    , m_error(new InlineError)
{
    m_text->setFont(monospace(font()));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Body"));
    m_text->setPlaceholderText(QStringLiteral("{\"items\": 10}"));

    auto *fromFile = new QPushButton(tr("From &File…"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(fromFile);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    setFocusProxy(m_text);

    connect(fromFile, &QPushButton::clicked, this, &BodyEdit::chooseFile);
    connect(m_text, &QPlainTextEdit::textChanged, this, &BodyEdit::check);
}

void BodyEdit::setBody(const QByteArray &utf8)
{
    m_text->setPlainText(QString::fromUtf8(utf8));
}

void BodyEdit::setContentType(const QString &contentType)
{
    m_isJson = isJsonType(contentType);
    check();
}

void BodyEdit::readFile(const QString &file)
{
    QFile source(file);
    if (!QFileInfo(file).isFile() || !source.open(QIODevice::ReadOnly)) { // not a pipe: it might never end
        m_error->say(describe(RequestError{RequestError::Kind::FileUnreadable, file}));
        return;
    }
    if (source.size() > LargestFile) {
        m_error->say(tr("The file is larger than %1. Give it to the command line instead: -d @FILE")
                         .arg(sizeText(LargestFile)));
        return;
    }
    const QByteArray bytes = source.readAll();
    if (!bytes.isValidUtf8()) {
        m_error->say(tr("The file is not UTF-8 text."));
        return;
    }
    setBody(bytes);
}

QByteArray BodyEdit::body() const
{
    return m_text->toPlainText().toUtf8();
}

void BodyEdit::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Body From File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BodyEdit::readFile);
    dialog->open();
}

void BodyEdit::check()
{
    const QByteArray text = body();
    const std::optional<RequestError> error = m_isJson ? checkJson(text) : std::nullopt;
    if (!error || error->position < 0) {
        markMistake(*m_text, -1);
        m_error->say(error ? describe(*error) : QString());
        return;
    }
    const qsizetype position = error->position;
    const QTextBlock line = m_text->document()->findBlock(int(position));
    //: %1 is a sentence that says what is wrong
    m_error->say(tr("Line %2, column %3: %1")
                     .arg(describe(RequestError{error->kind, error->detail}))
                     .arg(line.blockNumber() + 1)
                     .arg(position - line.position() + 1));
    markMistake(*m_text, position);
}

} // namespace runwatch
