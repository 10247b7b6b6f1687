// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/copybar.h"

#include "ui/words/exportwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <utility>

namespace runwatch {

namespace {

constexpr int Steps = 1'000;

} // namespace

CopyBar::CopyBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_progress(new QProgressBar)
    , m_close(new QToolButton)
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_progress->setRange(0, Steps);
    m_progress->setAccessibleName(tr("Progress of copying"));
    m_close->setText(tr("Close"));
    m_close->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_close);
    hide();
    connect(m_close, &QToolButton::clicked, this, &CopyBar::close);
    connect(&m_copy, &LogCopy::copied, this, &CopyBar::takeText);
    connect(&m_copy, &LogCopy::progressed, this, [this](qint64 rows, qint64 ofRows) { m_progress->setValue(int(rows * Steps / std::max<qint64>(1, ofRows))); });
}

void CopyBar::copy(CopiedRows what, std::function<QString(const CopiedText &)> heading)
{
    m_heading = std::move(heading);
    m_copy.copy(std::move(what));
    if (!m_copy.isRunning())
        return;
    m_words->setText(tr("Copying…"));
    m_progress->setValue(0);
    m_progress->show();
    m_close->setText(tr("Cancel"));
    show();
}

void CopyBar::takeText(const CopiedText &text)
{
    if (!text.isCancelled) {
        QString words = QString::fromUtf8(text.text);
        if (m_heading)
            words.prepend(m_heading(text));
        QGuiApplication::clipboard()->setText(words);
    }
    m_words->setText(copyResultText(text));
    m_progress->hide();
    m_close->setText(tr("Close"));
    setVisible(!m_words->text().isEmpty());
}

void CopyBar::close()
{
    if (m_copy.isRunning())
        m_copy.cancel();
    else
        hide();
}

} // namespace runwatch
