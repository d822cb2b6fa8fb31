/**
 * The fields of a message that is a notice of Telegram itself: nobody said it. The service messages of Bot API 10.1 and what else comes
 * unasked. https://core.telegram.org/bots/api#message
 */
export const NOTICES: ReadonlySet<string> = new Set([
  ...[
    'new_chat_members',
    'left_chat_member',
    'chat_owner_left',
    'chat_owner_changed',
    'new_chat_title',
    'new_chat_photo',
    'delete_chat_photo',
  ],
  ...['group_chat_created', 'supergroup_chat_created', 'channel_chat_created', 'migrate_to_chat_id', 'migrate_from_chat_id'],
  ...['message_auto_delete_timer_changed', 'pinned_message', 'chat_background_set', 'proximity_alert_triggered', 'boost_added'],
  ...['successful_payment', 'refunded_payment', 'direct_message_price_changed', 'paid_message_price_changed'],
  ...['gift', 'unique_gift', 'gift_upgrade_sent', 'giveaway_created', 'giveaway', 'giveaway_winners', 'giveaway_completed'],
  ...['users_shared', 'chat_shared', 'connected_website', 'write_access_allowed', 'passport_data', 'web_app_data', 'managed_bot_created'],
  ...['forum_topic_created', 'forum_topic_edited', 'forum_topic_closed', 'forum_topic_reopened'],
  ...['general_forum_topic_hidden', 'general_forum_topic_unhidden'],
  ...['checklist_tasks_done', 'checklist_tasks_added', 'poll_option_added', 'poll_option_deleted'],
  ...[
    'suggested_post_approved',
    'suggested_post_approval_failed',
    'suggested_post_declined',
    'suggested_post_paid',
    'suggested_post_refunded',
  ],
  ...['video_chat_scheduled', 'video_chat_started', 'video_chat_ended', 'video_chat_participants_invited'],
])
