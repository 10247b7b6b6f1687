// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/startpage.h"

#include "app/open/curlcommand.h"
#include "app/open/requestcheck.h"
#include "ui/jobs/jobtooltip.h"
#include "ui/look/icons.h"
#include "ui/look/isolated.h"
#include "ui/words/requestwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace runwatch {
namespace {

constexpr int ShownRecent = 5;
constexpr QLatin1StringView Masked("***");

QLabel *makeLabel(const QString &text, double size, QFont::Weight weight, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setWeight(weight);
    if (font.pixelSize() > 0)
        font.setPixelSize(int(font.pixelSize() * size));
    else
        font.setPointSizeF(font.pointSizeF() * size);
    label->setFont(font);
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_error(new QLabel(this))
    , m_recent(new QVBoxLayout)
{
    setFocusProxy(m_url);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    const int unit = fontMetrics().height();
    m_recent->setSpacing(0);
    auto *picture = new QLabel(this);
    picture->setPixmap(
        tintedIcon(Icon::Runwatch, Tone::Running).pixmap(QSize(unit * 4, unit * 4), devicePixelRatioF()));
    picture->setAlignment(Qt::AlignHCenter);
    auto *hint =
        makeLabel(tr("Open a Server-Sent Events stream to see its jobs, their progress and their log."), 1,
                  QFont::Normal, this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);

    auto *column = new QVBoxLayout;
    column->setSpacing(unit * 3 / 4);
    column->addStretch(2);
    column->addWidget(picture);
    column->addWidget(makeLabel(tr("Watch a run"), 1.7, QFont::DemiBold, this));
    column->addWidget(hint);
    column->addSpacing(unit / 2);
    column->addLayout(makeField());
    column->addWidget(m_error);
    column->addLayout(makeChoices());
    column->addSpacing(unit);
    column->addLayout(m_recent);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 3);
    row->addStretch(1);
}

QLayout *StartPage::makeField()
{
    m_url->setPlaceholderText(tr("https://server/api/events, or a curl command"));
    m_url->setAccessibleName(tr("URL of the stream"));
    m_url->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    auto *open = new QPushButton(tr("Open"), this);
    auto *field = new QHBoxLayout;
    field->addWidget(m_url, 1);
    field->addWidget(open);
    connect(m_url, &QLineEdit::returnPressed, this, &StartPage::open);
    connect(m_url, &QLineEdit::textEdited, m_error, &QLabel::hide);
    connect(open, &QPushButton::clicked, this, &StartPage::open);
    return field;
}

QLayout *StartPage::makeChoices()
{
    auto *pasteButton = new QPushButton(tintedIcon(Icon::Paste), tr("Paste curl"), this);
    auto *demo = new QPushButton(tintedIcon(Icon::Demo), tr("Try the demo"), this);
    auto *choices = new QHBoxLayout;
    choices->addStretch();
    choices->addWidget(pasteButton);
    choices->addWidget(demo);
    choices->addStretch();
    connect(pasteButton, &QPushButton::clicked, this, &StartPage::paste);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    return choices;
}

// They are many when a thousand streams are opened: only what is seen gets its buttons.
void StartPage::setRecentUrls(const QStringList &urls)
{
    m_recentUrls = urls;
    if (isVisible())
        fillRecent();
}

void StartPage::showEvent(QShowEvent *event)
{
    fillRecent();
    QWidget::showEvent(event);
}

void StartPage::fillRecent()
{
    while (QLayoutItem *old = m_recent->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater(); // its click may be what has led here
        delete old;
    }
    for (const QString &url : m_recentUrls.mid(0, ShownRecent)) {
        auto *recent = new QToolButton(this);
        recent->setIcon(tintedIcon(Icon::Link, Tone::Faint));
        recent->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        recent->setAutoRaise(true);
        QString text = fontMetrics().elidedText(url, Qt::ElideMiddle, m_url->minimumWidth());
        recent->setText(isolated(text.replace(u'&', QStringLiteral("&&"))));
        recent->setAccessibleName(tr("Open %1").arg(url));
        recent->setToolTip(escapedToolTip(url));
        connect(recent, &QToolButton::clicked, this, [this, url] {
            m_url->setText(url);
            open();
        });
        m_recent->addWidget(recent, 0, Qt::AlignHCenter);
    }
}

void StartPage::open()
{
    const QString text = m_url->text().trimmed();
    if (looksLikeCurl(text) || text.contains(Masked))
        return emit editRequested(text);
    const auto parsed = parseUrl(text);
    if (const auto *error = std::get_if<RequestError>(&parsed)) {
        m_error->setText(describe(*error));
        return m_error->show();
    }
    m_error->hide();
    StreamRequest request;
    request.given = text;
    request.url = std::get<QUrl>(parsed);
    emit openRequested(request);
}

void StartPage::paste()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (looksLikeCurl(text))
        return emit editRequested(text);
    m_error->setText(tr("The clipboard holds no curl command."));
    m_error->show();
}

} // namespace runwatch
