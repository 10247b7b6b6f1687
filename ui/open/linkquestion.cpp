// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/linkquestion.h"

#include "app/net/shownurl.h"
#include "app/open/runwatchlink.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatch {

namespace {

constexpr int UrlLines = 3;
constexpr int UrlCharacters = 60;

// Encoded, so that no letter looks like another one or turns the direction of the text.
QString hostAndPort(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

} // namespace

LinkQuestion::LinkQuestion(QWidget *parent, int pause)
    : QDialog(parent)
    , m_question(new QLabel(this))
    , m_url(new QPlainTextEdit(this))
    , m_yes(new QPushButton(tr("&Connect"), this))
    , m_no(new QPushButton(tr("&Do not connect"), this))
{
    setWindowTitle(tr("Open a link?"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_url->setReadOnly(true);
    m_url->setTabChangesFocus(true);
    m_url->setAccessibleName(tr("URL of the link"));
    m_url->setWordWrapMode(QTextOption::WrapAnywhere);
    m_url->setMinimumWidth(fontMetrics().averageCharWidth() * UrlCharacters);
    m_url->setFixedHeight(fontMetrics().lineSpacing() * (UrlLines + 1));
    m_no->setDefault(true);
    m_yes->setAutoDefault(false);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_yes, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_no, QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_question);
    layout->addWidget(m_url);
    layout->addWidget(buttons);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_yes->setEnabled(true); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void LinkQuestion::ask(const QUrl &url)
{
    if (m_waiting.contains(url) || m_waiting.size() >= MostWaiting)
        return;
    m_waiting << url;
    if (m_waiting.size() == 1)
        showFirst();
}

void LinkQuestion::done(int result)
{
    QDialog::done(result);
    if (m_waiting.isEmpty())
        return;
    const QUrl url = m_waiting.takeFirst();
    if (result == QDialog::Accepted)
        emit openConfirmed(requestOfLink(url));
    if (!m_waiting.isEmpty())
        showFirst();
}

void LinkQuestion::showFirst()
{
    const QUrl &url = m_waiting.constFirst();
    //: %1 is a host, perhaps with a port
    m_question->setText(tr("A link asks Runwatch to connect to this host:\n%1\nConnect only if you know where the "
                           "link comes from. No token is sent.")
                            .arg(hostAndPort(url)));
    m_url->setPlainText(maskSecrets(url.toString(QUrl::FullyEncoded)));
    setAccessibleDescription(m_question->text());
    m_yes->setEnabled(false);
    m_no->setFocus();
    m_pause.start();
    show();
    raise();
    activateWindow();
}

} // namespace runwatch
